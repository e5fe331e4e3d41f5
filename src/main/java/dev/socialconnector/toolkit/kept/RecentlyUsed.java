package dev.socialconnector.toolkit.kept;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * What the connectors of one context share, by name, as far as it was used recently: a host that makes connectors for ever new
 * providers must not run out of memory. What is forgotten goes on working for those who have it.
 */
public final class RecentlyUsed<K, V> {
    private static final int MAX = 1_000;

    private static final class Entry<V> {
        final V value;
        volatile long lastUse;

        Entry(V value, long lastUse) {
            this.value = value;
            this.lastUse = lastUse;
        }
    }

    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final AtomicLong uses = new AtomicLong();

    /** Returns the one with this name, which is made if there is none; making it must send no request. */
    public V get(K name, Function<K, V> maker) {
        long use = uses.incrementAndGet();
        Entry<V> entry = entries.computeIfAbsent(name, missing -> new Entry<>(maker.apply(missing), use));
        entry.lastUse = use;
        if (entries.size() > MAX) {
            entries.entrySet().stream()
                    .min(Comparator.comparingLong(each -> each.getValue().lastUse))
                    .ifPresent(oldest -> entries.remove(oldest.getKey(), oldest.getValue()));
        }
        return entry.value;
    }
}
