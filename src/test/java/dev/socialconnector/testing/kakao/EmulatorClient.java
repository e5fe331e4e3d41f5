package dev.socialconnector.testing.kakao;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.socialconnector.testing.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A plain client that talks to an emulator as a service and its users' browsers would. */
final class EmulatorClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded;charset=utf-8");
    private static final OkHttpClient SHARED = new OkHttpClient.Builder()
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .readTimeout(Duration.ofSeconds(5))
            .build();

    private final KakaoEmulator kakao;
    private final OkHttpClient http;

    EmulatorClient(KakaoEmulator kakao) {
        this(kakao, SHARED);
    }

    EmulatorClient(KakaoEmulator kakao, OkHttpClient http) {
        this.kakao = kakao;
        this.http = http;
    }

    static OkHttpClient.Builder http() {
        return SHARED.newBuilder();
    }

    static OkHttpClient http2() {
        return SHARED.newBuilder()
                .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                .build();
    }

    /** An answer, read to its end. */
    record Reply(int status, Headers headers, String body, Protocol protocol) {

        JsonNode json() throws JsonProcessingException {
            return JSON.readTree(body);
        }

        String koe() throws JsonProcessingException {
            return status + " " + json().path("error_code").asText();
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        String location() {
            return header("Location").orElse("");
        }

        Optional<String> locationParameter(String name) {
            return Parameters.parse(URI.create(location()).getRawQuery()).value(name);
        }
    }

    URI authorizationUri(Map<String, String> changes) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", kakao.app().clientId());
        parameters.put("redirect_uri", KakaoEmulator.REDIRECT_URI);
        parameters.put("response_type", "code");
        parameters.put("state", "the state");
        parameters.putAll(changes);
        return URI.create(kakao.uri(KakaoPaths.AUTHORIZE) + "?" + encode(parameters));
    }

    String code(String userName, Map<String, String> changes) {
        URI callback = kakao.approve(authorizationUri(changes), userName);
        return Parameters.parse(callback.getRawQuery()).value("code").orElseThrow();
    }

    /** Signs a browser in and returns its cookie. */
    String signIn(URI authorizationUri, String userName) {
        return post(authorizationUri, "decision=agree&user=" + userName)
                .header("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    JsonNode tokens(String userName, Map<String, String> changes) throws JsonProcessingException {
        return exchange(code(userName, changes), Map.of()).json();
    }

    Reply exchange(String code, Map<String, String> changes) {
        return postToken(encode(exchangeParameters(code, changes)));
    }

    Reply exchangeWithBasic(String code) {
        Map<String, String> parameters = exchangeParameters(code, Map.of());
        parameters.remove("client_secret");
        EmulatedApp app = kakao.app();
        return call(new Request.Builder()
                .url(kakao.uri(KakaoPaths.TOKEN).toString())
                .header("Authorization", Credentials.basic(app.clientId(), app.clientSecret()))
                .post(RequestBody.create(encode(parameters), FORM))
                .build());
    }

    Reply refresh(String refreshToken) {
        return postToken(encode(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                kakao.app().clientId(),
                "client_secret",
                kakao.app().clientSecret(),
                "refresh_token",
                refreshToken)));
    }

    Reply postToken(String form) {
        return post(kakao.uri(KakaoPaths.TOKEN), form);
    }

    JsonNode userMe(JsonNode tokens) throws JsonProcessingException {
        return kapi(KakaoPaths.USER_ME, tokens.get("access_token").textValue()).json();
    }

    Reply kapi(String pathAndQuery, String accessToken) {
        return call(new Request.Builder()
                .url(kakao.uri(pathAndQuery).toString())
                .header("Authorization", "Bearer " + accessToken)
                .build());
    }

    Reply get(URI uri) {
        return call(new Request.Builder().url(uri.toString()).build());
    }

    Reply get(URI uri, String cookie) {
        return call(new Request.Builder()
                .url(uri.toString())
                .header("Cookie", cookie)
                .build());
    }

    Reply post(URI uri, String form) {
        return call(new Request.Builder()
                .url(uri.toString())
                .post(RequestBody.create(form, FORM))
                .build());
    }

    Reply call(Request request) {
        try (Response response = http.newCall(request).execute()) {
            return new Reply(
                    response.code(), response.headers(), response.body().string(), response.protocol());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String decodedPart(String token, int number) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[number]), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
    }

    private Map<String, String> exchangeParameters(String code, Map<String, String> changes) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "authorization_code");
        parameters.put("client_id", kakao.app().clientId());
        parameters.put("client_secret", kakao.app().clientSecret());
        parameters.put("redirect_uri", KakaoEmulator.REDIRECT_URI);
        parameters.put("code", code);
        parameters.putAll(changes);
        return parameters;
    }

    private static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
