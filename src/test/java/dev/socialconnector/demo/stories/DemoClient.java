package dev.socialconnector.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.demo.IdentityServer;
import dev.socialconnector.demo.accounts.Sessions;
import dev.socialconnector.demo.providers.DemoProviders;
import dev.socialconnector.demo.providers.KakaoDemo;
import dev.socialconnector.demo.providers.LiveProvider;
import dev.socialconnector.demo.web.FormTokens;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A demo server with its emulated Kakao, and a client for tests that follows nothing and sends just the cookies it is told. */
final class DemoClient implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([\\w-]+)\"");

    /** What the name of the cookie of a sign-in under way begins with; the rest tells which one. */
    static final String SIGN_IN_COOKIE = "demo-sign-in-";

    private final OkHttpClient http = new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .build();
    private final DemoProviders providers = DemoProviders.emulated();
    private final IdentityServer server;

    /** One answer, as far as the tests look at it. */
    record Answer(int status, Headers headers, String body) {
        URI location() {
            return URI.create(Optional.ofNullable(headers.get("Location")).orElseThrow());
        }

        /** Returns the token that the forms of this page carry. */
        String formToken() {
            Matcher token = TOKEN.matcher(body);
            assertThat(token.find()).as("the page has a form").isTrue();
            return token.group(1);
        }

        /** Returns a cookie as a browser sends it back. */
        String cookie(String name) {
            return setCookie(name).split(";", 2)[0];
        }

        String setCookie(String name) {
            return headers.values("Set-Cookie").stream()
                    .filter(cookie ->
                            cookie.split("=", 2)[0].equals(name) || (name.endsWith("-") && cookie.startsWith(name)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    DemoClient() {
        try {
            this.server = IdentityServer.start(providers, 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    KakaoEmulator emulator() {
        return kakao().emulator(KakaoEmulator.class).orElseThrow();
    }

    /** Goes all the way in an English browser that has these cookies already, and returns the answer to the callback. */
    Answer signIn(String user, String cookies) throws IOException {
        Answer begun = get("/login/kakao", cookies, "");
        URI callback = emulator().approve(begun.location(), user);
        return get(path(callback), begun.cookie(SIGN_IN_COOKIE) + "; " + cookies, "en");
    }

    /** Signs somebody in and returns the session's cookie. */
    String session(String user) throws IOException {
        return signIn(user, "").cookie(Sessions.COOKIE);
    }

    LiveProvider kakao() {
        return providers.get(KakaoDemo.ID);
    }

    DemoProviders providers() {
        return providers;
    }

    String address() {
        return server.address().toString();
    }

    Answer get(String path, String cookies, String language) throws IOException {
        return send(new Request.Builder()
                .url(server.address() + path)
                .header("Cookie", cookies)
                .header("Accept-Language", language)
                .build());
    }

    Answer post(String path, String cookies) throws IOException {
        return post(path, cookies, Map.of());
    }

    Answer post(String path, String cookies, Map<String, String> fields) throws IOException {
        return post(path, cookies, fields, "en");
    }

    Answer post(String path, String cookies, Map<String, String> fields, String language) throws IOException {
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(form::add);
        return send(new Request.Builder()
                .url(server.address() + path)
                .header("Cookie", cookies)
                .header("Accept-Language", language)
                .post(form.build())
                .build());
    }

    /** Sends a form of the account page, with the token that the page gave to this session. */
    Answer press(String action, String session, Map<String, String> fields) throws IOException {
        Map<String, String> all = new HashMap<>(fields);
        all.put(FormTokens.FIELD, get("/", session, "en").formToken());
        return post(action, session, all);
    }

    Answer press(String action, String session) throws IOException {
        return press(action, session, Map.of());
    }

    Answer send(Request request) throws IOException {
        try (Response response = http.newCall(request).execute()) {
            return new Answer(
                    response.code(), response.headers(), response.body().string());
        }
    }

    /** Changes a provider's settings so that it posts its callbacks. */
    static void postForms(LiveProvider provider) {
        Map<String, String> settings = new HashMap<>();
        provider.metadata().fields().forEach(field -> provider.settings()
                .text(field.key())
                .ifPresent(value -> settings.put(field.key(), value)));
        settings.put("responseMode", "form_post");
        provider.configure(ConnectorConfig.of(settings));
    }

    static String path(URI callback) {
        return callback.getRawPath() + "?" + callback.getRawQuery();
    }

    @Override
    public void close() {
        server.close();
        providers.close();
        http.connectionPool().evictAll();
    }
}
