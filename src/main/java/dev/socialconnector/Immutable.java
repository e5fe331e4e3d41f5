package dev.socialconnector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of what {@code Map.copyOf} does not take: maps with null values and with an order worth keeping. */
final class Immutable {
    private Immutable() {}

    static <V extends @Nullable Object> Map<String, V> map(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
