package dev.socialconnector.webhook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to the address that the host opened for the provider. Unchecked input.
 *
 * @param method HTTP method
 * @param headers all values of each header, by name in any case
 * @param rawQuery query, still encoded; empty if there is none
 * @param body body as text; a host that stopped reading at {@link #MAX_BODY_LENGTH} hands over what it has
 */
public record WebhookRequest(String method, Map<String, List<String>> headers, String rawQuery, String body) {
    /** How much of a body a host should read, in characters. Providers send a few thousand; capabilities may look at less. */
    public static final int MAX_BODY_LENGTH = 65_536;

    public WebhookRequest {
        Objects.requireNonNull(method, "method");
        Map<String, List<String>> copy = new HashMap<>();
        headers.forEach(
                (name, values) -> copy.computeIfAbsent(name.toLowerCase(Locale.ROOT), missing -> new ArrayList<>())
                        .addAll(values));
        copy.replaceAll((name, values) -> List.copyOf(values));
        headers = Map.copyOf(copy);
        Objects.requireNonNull(rawQuery, "rawQuery");
        Objects.requireNonNull(body, "body");
    }

    /** Takes a request as a servlet has it: null is an empty query or body. */
    public static WebhookRequest of(
            String method, Map<String, List<String>> headers, @Nullable String rawQuery, @Nullable String body) {
        return new WebhookRequest(
                method, headers, Objects.requireNonNullElse(rawQuery, ""), Objects.requireNonNullElse(body, ""));
    }

    /** Returns the value of a header that came exactly once; nothing if it is missing or repeated. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Prints how long the parts are, and nothing of them. */
    @Override
    public String toString() {
        return "WebhookRequest[query of " + rawQuery.length() + " characters, body of " + body.length() + "]";
    }
}
