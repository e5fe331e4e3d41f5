package dev.socialconnector.testing.line;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;

/** The codes and tokens of the one channel, and the endpoints that give and end them. */
final class LineTokens {
    /** What a person agreed to. */
    record Grant(
            LinePerson person,
            String redirectUri,
            Set<String> scopes,
            Optional<String> nonce,
            Optional<String> challenge,
            Optional<String> maxAge,
            Instant at) {}

    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, Grant> accessTokens = new HashMap<>();
    private final Map<String, Grant> refreshTokens = new HashMap<>();
    private final Set<String> channelTokens = new HashSet<>();
    private final Clock clock;
    private final Function<Grant, String> idTokens;

    LineTokens(Clock clock, Function<Grant, String> idTokens) {
        this.clock = clock;
        this.idTokens = idTokens;
    }

    synchronized String codeFor(Grant grant) {
        String code = newSecret();
        codes.put(code, grant);
        return code;
    }

    synchronized Optional<Grant> grantOf(IncomingCall call) {
        return call.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> accessTokens.get(header.substring("Bearer ".length())));
    }

    synchronized boolean isGood(String token) {
        return accessTokens.containsKey(token) || refreshTokens.containsKey(token);
    }

    synchronized void expire(String accessToken) {
        accessTokens.remove(accessToken);
    }

    /** Ends what the person granted, as they do it in the app. */
    synchronized void endAll(LinePerson person) {
        accessTokens.values().removeIf(grant -> grant.person().equals(person));
        refreshTokens.values().removeIf(grant -> grant.person().equals(person));
    }

    /** Gives an app an access token. */
    synchronized String accessTokenFor(LinePerson person) {
        String token = newSecret();
        accessTokens.put(
                token,
                new Grant(
                        person,
                        "",
                        Set.of("openid", "profile"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        clock.instant()));
        return token;
    }

    /** A code is good for ten minutes, and once. A refresh gives the same refresh token back, and no ID token. */
    synchronized Optional<Map<String, Object>> token(IncomingCall call) {
        Parameters form = Parameters.parse(call.body());
        if (!isChannel(form)) {
            return Optional.empty();
        }
        return switch (form.value("grant_type").orElse("")) {
            case "authorization_code" ->
                Optional.of(form.value("code")
                        .map(codes::remove)
                        .filter(grant -> isMeant(grant, form))
                        .map(this::first)
                        .orElse(Map.of("error", "invalid_grant", "error_description", "invalid authorization code")));
            case "refresh_token" ->
                Optional.of(form.value("refresh_token")
                        .flatMap(token ->
                                Optional.ofNullable(refreshTokens.get(token)).map(grant -> answer(grant, token)))
                        .orElse(Map.of("error", "invalid_grant", "error_description", "invalid refresh token")));
            default -> Optional.of(Map.of("error", "unsupported_grant_type"));
        };
    }

    /** The stateless channel token. */
    synchronized MockResponse channelToken(IncomingCall call) {
        Parameters form = Parameters.parse(call.body());
        if (!isChannel(form)
                || form.value("grant_type").filter("client_credentials"::equals).isEmpty()) {
            return Answers.json(400, Map.of("error", "invalid_client", "error_description", "Invalid client"));
        }
        String token = newSecret();
        channelTokens.add("Bearer " + token);
        return Answers.json(200, Map.of("token_type", "Bearer", "access_token", token, "expires_in", 900));
    }

    synchronized MockResponse revocation(IncomingCall call) {
        Parameters form = Parameters.parse(call.body());
        Optional<String> token = form.value("access_token");
        if (!isChannel(form) || token.isEmpty()) {
            return Answers.json(400, Map.of("error", "invalid_request"));
        }
        accessTokens.remove(token.get());
        return new MockResponse.Builder().code(200).build();
    }

    synchronized MockResponse deauthorization(IncomingCall call) {
        if (call.header("Authorization").filter(channelTokens::contains).isEmpty()) {
            return Answers.json(401, Map.of("message", "Authentication failed"));
        }
        Grant grant = accessTokens.get(Answers.readTexts(call.body()).getOrDefault("userAccessToken", ""));
        if (grant == null) {
            return Answers.json(400, Map.of("message", "invalid token"));
        }
        endAll(grant.person());
        return new MockResponse.Builder().code(204).build();
    }

    synchronized MockResponse verification(IncomingCall call, String channel) {
        Grant grant = accessTokens.get(
                Parameters.parse(call.rawQuery()).value("access_token").orElse(""));
        return grant == null
                ? Answers.json(400, Map.of("error", "invalid_request", "error_description", "The access token expired"))
                : Answers.json(200, Map.of("scope", listed(grant), "client_id", channel, "expires_in", 2_591_659));
    }

    private Map<String, Object> first(Grant grant) {
        String refreshToken = newSecret();
        refreshTokens.put(refreshToken, grant);
        Map<String, Object> answer = answer(grant, refreshToken);
        if (grant.scopes().contains("openid")) {
            answer.put("id_token", idTokens.apply(grant));
        }
        return answer;
    }

    private Map<String, Object> answer(Grant grant, String refreshToken) {
        String accessToken = newSecret();
        accessTokens.put(accessToken, grant);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken);
        answer.put("expires_in", 2_592_000);
        answer.put("refresh_token", refreshToken);
        answer.put("scope", listed(grant));
        answer.put("token_type", "Bearer");
        return answer;
    }

    /** LINE grants {@code email} and does not list it. */
    private static String listed(Grant grant) {
        return Stream.of("openid", "profile").filter(grant.scopes()::contains).collect(Collectors.joining(" "));
    }

    private boolean isMeant(Grant grant, Parameters form) {
        boolean proven = grant.challenge().isEmpty()
                || form.value("code_verifier")
                        .filter(verifier ->
                                challengeOf(verifier).equals(grant.challenge().get()))
                        .isPresent();
        return proven
                && form.value("redirect_uri")
                        .filter(grant.redirectUri()::equals)
                        .isPresent()
                && clock.instant().isBefore(grant.at().plusSeconds(600));
    }

    private static boolean isChannel(Parameters form) {
        return form.all("client_id").equals(List.of(LineEmulator.CHANNEL_ID))
                && form.all("client_secret").equals(List.of(LineEmulator.CHANNEL_SECRET));
    }

    private static String challengeOf(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static String newSecret() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
