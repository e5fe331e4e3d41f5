package dev.socialconnector.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of what {@code Map.copyOf} does not take: maps with null values and with an order worth keeping. */
public final class Immutable {
    private Immutable() {}

    public static <V extends @Nullable Object> Map<String, V> map(Map<String, V> map) {
        return Collections.unmodifiableMap(copy(map, map.size()));
    }

    public static <V extends @Nullable Object> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> copy = copy(map, map.size() + 1);
        copy.put(key, value);
        return Collections.unmodifiableMap(copy);
    }

    public static <E> List<E> with(List<E> list, E element) {
        List<E> copy = new ArrayList<>(list);
        copy.add(element);
        return List.copyOf(copy);
    }

    /** Goes by the keys: an entry of an unmodifiable map would be an object more. */
    private static <V extends @Nullable Object> Map<String, V> copy(Map<String, V> map, int entries) {
        Map<String, V> copy = new LinkedHashMap<>((entries * 4 + 2) / 3); // at the load factor of three quarters
        for (String key : map.keySet()) {
            copy.put(key, map.get(key));
        }
        return copy;
    }
}
