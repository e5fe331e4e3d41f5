package dev.socialconnector.testing.kakao;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Values by secret, thread-safe; the oldest are forgotten first, so that long runs stay flat in memory. */
final class BoundedStore<V> {

    private static final int CAPACITY = 50_000;

    private final Map<String, V> values = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > CAPACITY;
        }
    };

    synchronized void put(String secret, V value) {
        values.put(secret, value);
    }

    synchronized Optional<V> find(String secret) {
        return Optional.ofNullable(values.get(secret));
    }

    /** Removes a value; only one of several concurrent callers is told that it was there. */
    synchronized boolean take(String secret) {
        return values.remove(secret) != null;
    }

    synchronized void removeIf(Predicate<V> condition) {
        values.values().removeIf(condition);
    }

    @Override
    public synchronized String toString() {
        return "BoundedStore[" + values.size() + "]";
    }
}
