package dev.socialconnector.testing;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request that the emulator has received, for assertions; it holds secrets and prints none.
 *
 * @param method such as {@code POST}
 * @param path without the query
 * @param query parameters of the query, decoded
 * @param headers names in any case
 * @param form parameters of the body, decoded; empty if the body is no form
 * @param body as it came
 */
public record RecordedCall(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        Map<String, List<String>> form,
        String body) {

    /** Makes a record that later changes to the maps do not reach. */
    public RecordedCall {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableMap(byName);
        query = Map.copyOf(query);
        form = Map.copyOf(form);
    }

    /** Returns the first header of this name, in any case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Returns the first parameter of this name, from the form or else from the query. */
    public Optional<String> parameter(String name) {
        return form.getOrDefault(name, query.getOrDefault(name, List.of())).stream()
                .findFirst();
    }

    @Override
    public String toString() {
        return "RecordedCall[" + method + " " + path + "]";
    }
}
