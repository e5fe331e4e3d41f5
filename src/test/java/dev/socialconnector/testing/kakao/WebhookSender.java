package dev.socialconnector.testing.kakao;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Calls the host as Kakao does: waits 3 seconds, follows no redirect, tries once. */
final class WebhookSender {

    private static final OkHttpClient HTTP = new OkHttpClient.Builder()
            .callTimeout(Duration.ofSeconds(3))
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .build();

    private WebhookSender() {}

    /**
     * Sends on the caller's thread.
     *
     * @throws UncheckedIOException if the host does not answer in time
     */
    static WebhookReply send(Request request) {
        try (Response response = HTTP.newCall(request).execute()) {
            Map<String, String> headers = new LinkedHashMap<>();
            response.headers().forEach(header -> headers.putIfAbsent(header.getFirst(), header.getSecond()));
            return new WebhookReply(response.code(), headers, response.body().string());
        } catch (IOException noAnswer) {
            throw new UncheckedIOException("the host did not answer the webhook in time", noAnswer);
        }
    }
}
