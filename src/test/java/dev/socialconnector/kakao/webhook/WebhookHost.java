package dev.socialconnector.kakao.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.UnlinkNotice;
import dev.socialconnector.webhook.UnlinkNotices;
import dev.socialconnector.webhook.WebhookAnswer;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A host that opens its two addresses for Kakao, answers what the connector says, and keeps what was delivered. */
public final class WebhookHost implements AutoCloseable {
    final List<WebhookDelivery<UnlinkNotice>> notices = new CopyOnWriteArrayList<>();
    final List<WebhookDelivery<SecurityEvent>> events = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    private WebhookHost(HttpServer server, KakaoBed bed) {
        this.server = server;
        bed.connector.capability(UnlinkNotices.class).ifPresent(ability -> open("/unlink", ability::receive, notices));
        open("/events", bed.can(SecurityEvents.class)::receive, events);
    }

    /** Starts a host with the bed's connector and sets its addresses at the emulated Kakao; unlink notices come as POST. */
    static WebhookHost start(KakaoBed bed) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        WebhookHost host = new WebhookHost(server, bed);
        server.start();
        bed.kakao.webhooks().unlinkNotices(host.address("/unlink"), "POST").securityEvents(host.address("/events"));
        return host;
    }

    /** Returns a push of a token as it should be (RFC 8935 section 2.1). */
    public static WebhookRequest push(String token) {
        return new WebhookRequest("POST", Map.of("Content-Type", List.of("application/secevent+jwt")), "", token);
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private <T> void open(
            String path, Function<WebhookRequest, WebhookDelivery<T>> ability, List<WebhookDelivery<T>> deliveries) {
        server.createContext(path, exchange -> {
            WebhookDelivery<T> delivery = ability.apply(request(exchange));
            deliveries.add(delivery);
            answer(exchange, delivery.answer());
        });
    }

    private static WebhookRequest request(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(WebhookRequest.MAX_BODY_LENGTH);
        return new WebhookRequest(
                exchange.getRequestMethod(),
                exchange.getRequestHeaders(),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                new String(body, StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, WebhookAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
