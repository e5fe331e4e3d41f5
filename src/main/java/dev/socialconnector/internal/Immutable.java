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
        Map<String, V> copy = new LinkedHashMap<>(capacity(map.size()));
        map.forEach(copy::put); // a copying constructor makes an object more for each entry of an unmodifiable map
        return Collections.unmodifiableMap(copy);
    }

    public static <V extends @Nullable Object> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> copy = new LinkedHashMap<>(capacity(map.size() + 1));
        map.forEach(copy::put);
        copy.put(key, value);
        return Collections.unmodifiableMap(copy);
    }

    public static <E> List<E> with(List<E> list, E element) {
        List<E> copy = new ArrayList<>(list);
        copy.add(element);
        return List.copyOf(copy);
    }

    /** Room for so many entries at the load factor of three quarters. */
    private static int capacity(int entries) {
        return entries * 4 / 3 + 1;
    }
}
