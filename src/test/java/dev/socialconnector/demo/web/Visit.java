package dev.socialconnector.demo.web;

import com.sun.net.httpserver.HttpExchange;
import dev.socialconnector.webhook.WebhookRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request of a browser, as far as the demo looks at it. */
public final class Visit {
    private static final Pattern LOCAL = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d+)?");

    private final HttpExchange exchange;
    private final Texts texts;
    private byte @Nullable [] body;

    public Visit(HttpExchange exchange) {
        this.exchange = exchange;
        this.texts = Texts.of(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Language")));
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    public String path() {
        return exchange.getRequestURI().getPath();
    }

    /** Returns the query as it came, still encoded; null if there is none. */
    public @Nullable String rawQuery() {
        return exchange.getRequestURI().getRawQuery();
    }

    /** Returns the query's parameters. */
    public Form query() {
        return Form.parse(rawQuery());
    }

    /** Returns the form in the body; a form that is too long is empty, and so carries no token. */
    public Form form() {
        return Form.parse(encodedForm());
    }

    /** Returns the form in the body as it came, still encoded; empty text if it is too long. */
    public String encodedForm() {
        byte[] sent = body();
        return sent.length <= WebhookRequest.MAX_BODY_LENGTH ? text(sent) : "";
    }

    /** Returns the request as the library's webhooks take it. */
    public WebhookRequest webhook() {
        return new WebhookRequest(
                method(),
                exchange.getRequestHeaders(),
                Objects.requireNonNullElse(rawQuery(), ""),
                text(Arrays.copyOf(body(), Math.min(body().length, WebhookRequest.MAX_BODY_LENGTH))));
    }

    /** Tells whether the browser means this machine: a name that another site made point here is none of ours. */
    public boolean isLocal() {
        String host = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Host"), "");
        return LOCAL.matcher(host).matches();
    }

    /** Returns a cookie's value; empty text if there is none, which is a key to nothing. */
    public String cookie(String name) {
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    /** Returns the texts in the language that the browser prefers. */
    public Texts texts() {
        return texts;
    }

    /** Reads the body once, and one byte beyond the limit at the most, which tells that there is more. */
    private byte[] body() {
        if (body == null) {
            try {
                body = exchange.getRequestBody().readNBytes(WebhookRequest.MAX_BODY_LENGTH + 1);
            } catch (IOException brokenOff) {
                body = new byte[0];
            }
        }
        return body;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
