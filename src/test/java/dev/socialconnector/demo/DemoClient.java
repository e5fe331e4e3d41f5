package dev.socialconnector.demo;

import dev.socialconnector.testing.KakaoEmulator;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A demo server with its emulated Kakao, and a client for tests that follows nothing and sends just the cookies it is told. */
final class DemoClient implements AutoCloseable {
    private final OkHttpClient http = new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .build();
    private final DemoKakao kakao = DemoKakao.emulated();
    private final IdentityServer server;

    /** One answer, as far as the tests look at it. */
    record Answer(int status, Headers headers, String body) {
        URI location() {
            return URI.create(Optional.ofNullable(headers.get("Location")).orElseThrow());
        }

        /** Returns a cookie as a browser sends it back. */
        String cookie(String name) {
            return setCookie(name).split(";", 2)[0];
        }

        String setCookie(String name) {
            return headers.values("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith(name + "="))
                    .findFirst()
                    .orElseThrow();
        }
    }

    DemoClient() throws IOException {
        this.server = IdentityServer.start(kakao, 0);
    }

    KakaoEmulator emulator() {
        return kakao.emulator().orElseThrow();
    }

    /** Goes all the way in an English browser that has these cookies already, and returns the answer to the callback. */
    Answer signIn(String user, String cookies) throws IOException {
        Answer begun = get("/login/kakao", cookies, "");
        URI callback = emulator().approve(begun.location(), user);
        return get(path(callback), begun.cookie(KakaoSignIn.SIGN_IN_COOKIE) + "; " + cookies, "en");
    }

    Answer get(String path, String cookies, String language) throws IOException {
        return send(new Request.Builder()
                .url(server.address() + path)
                .header("Cookie", cookies)
                .header("Accept-Language", language)
                .build());
    }

    Answer post(String path, String cookies) throws IOException {
        return send(new Request.Builder()
                .url(server.address() + path)
                .header("Cookie", cookies)
                .post(RequestBody.EMPTY)
                .build());
    }

    Answer send(Request request) throws IOException {
        try (Response response = http.newCall(request).execute()) {
            return new Answer(
                    response.code(), response.headers(), response.body().string());
        }
    }

    static String path(URI callback) {
        return callback.getRawPath() + "?" + callback.getRawQuery();
    }

    @Override
    public void close() {
        server.close();
        kakao.close();
        http.connectionPool().evictAll();
    }
}
