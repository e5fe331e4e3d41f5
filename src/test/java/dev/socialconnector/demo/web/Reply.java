package dev.socialconnector.demo.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.socialconnector.webhook.WebhookAnswer;
import dev.socialconnector.webhook.WebhookDelivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the demo answers, with the headers that keep a page to itself: no script but our own, no frame, no referrer, no copy in a cache.
 *
 * @param status HTTP status
 * @param headers names and values, beyond those that every answer carries
 * @param body text
 */
public record Reply(int status, List<Header> headers, String body) {
    /** One header. */
    record Header(String name, String value) {}

    /** Pictures come from the providers' image servers over https, and the symbols on the buttons from data addresses. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; img-src https: data:; style-src 'self';"
            + " script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Reply {
        headers = List.copyOf(headers);
    }

    public static Reply page(int status, String html) {
        return new Reply(status, List.of(new Header("Content-Type", "text/html; charset=utf-8")), html);
    }

    public static Reply stylesheet(String css) {
        return new Reply(200, List.of(new Header("Content-Type", "text/css; charset=utf-8")), css);
    }

    public static Reply script(String javaScript) {
        return new Reply(200, List.of(new Header("Content-Type", "text/javascript; charset=utf-8")), javaScript);
    }

    /** Sends what the library has ready for the sender of a webhook. */
    public static Reply to(WebhookDelivery<?> delivery) {
        WebhookAnswer answer = delivery.answer();
        Reply reply = new Reply(answer.status(), List.of(), answer.body());
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }

    /** Sends the browser elsewhere, with GET. */
    public static Reply redirect(String location) {
        return new Reply(303, List.of(new Header("Location", location)), "");
    }

    public Reply with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, more, body);
    }

    /** Sets a cookie. */
    public Reply with(String cookie) {
        return with("Set-Cookie", cookie);
    }

    public void sendTo(HttpExchange exchange) throws IOException {
        Headers sent = exchange.getResponseHeaders();
        sent.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        sent.set("X-Content-Type-Options", "nosniff");
        sent.set("Referrer-Policy", "no-referrer");
        sent.set("Cache-Control", "no-store");
        headers.forEach(header -> sent.add(header.name(), header.value()));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean bodiless = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : bytes.length);
        if (!bodiless) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
