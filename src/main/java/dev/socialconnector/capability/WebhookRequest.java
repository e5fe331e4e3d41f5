package dev.socialconnector.capability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody sent to an address that the host opened for the provider. Unchecked input.
 *
 * @param method HTTP method
 * @param headers all values of each header, by name in any case
 * @param rawQuery query, still encoded; empty if there is none
 * @param body body as text; the host stops reading at {@link #MAX_BODY_LENGTH}, and hands over what it has
 */
public record WebhookRequest(String method, Map<String, List<String>> headers, String rawQuery, String body) {
    /** The longest body that is looked at, in characters. Providers send a few thousand. */
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

    /** Returns the value of a header that came exactly once; nothing if it is missing or repeated. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Prints the method only. */
    @Override
    public String toString() {
        return "WebhookRequest[" + method + "]";
    }
}
