package dev.socialconnector.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a query or form, in order and with repetitions, so that a repeated one can be refused. */
public final class Parameters {

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Decodes {@code application/x-www-form-urlencoded} text.
     *
     * @throws IllegalArgumentException if an escape is broken
     */
    public static Parameters parse(@Nullable String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (encoded != null) {
            for (String pair : encoded.split("&", -1)) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    String name = equals < 0 ? pair : pair.substring(0, equals);
                    String value = equals < 0 ? "" : pair.substring(equals + 1);
                    values.computeIfAbsent(decode(name), key -> new ArrayList<>())
                            .add(decode(value));
                }
            }
        }
        return new Parameters(values);
    }

    /** Decodes what can be decoded; broken text counts as no parameters at all. */
    public static Parameters parseLeniently(@Nullable String encoded) {
        try {
            return parse(encoded);
        } catch (IllegalArgumentException brokenEscape) {
            return new Parameters(Map.of());
        }
    }

    /** Returns the first value; a blank one counts as missing, as it does at Kakao. */
    public Optional<String> value(String name) {
        return all(name).stream().findFirst().filter(value -> !value.isBlank());
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean hasRepeated() {
        return values.values().stream().anyMatch(list -> list.size() > 1);
    }

    public Map<String, List<String>> toMap() {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        return Collections.unmodifiableMap(copy);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
