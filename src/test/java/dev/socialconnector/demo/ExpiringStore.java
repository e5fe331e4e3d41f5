package dev.socialconnector.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values under unguessable keys, for a limited time and in a limited number: when it is full, the oldest value goes.
 *
 * <p>A server with several nodes keeps them in a shared store instead, which must read and delete in one step, too.
 */
final class ExpiringStore<V> {
    private static final int KEY_BYTES = 32;

    private record Entry<V>(V value, Instant expiresAt) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Entry<V>> entries = new LinkedHashMap<>();
    private final Clock clock;
    private final Duration lifetime;
    private final int capacity;

    ExpiringStore(Clock clock, Duration lifetime, int capacity) {
        this.clock = clock;
        this.lifetime = lifetime;
        this.capacity = capacity;
    }

    /** Keeps a value and returns its key. */
    String put(V value) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        synchronized (entries) {
            dropOldest();
            entries.put(key, new Entry<>(value, clock.instant().plus(lifetime)));
        }
        return key;
    }

    /** Returns a value and leaves it there. */
    Optional<V> find(String key) {
        synchronized (entries) {
            return living(entries.get(key));
        }
    }

    /** Returns a value and removes it, in one step: of several callers, one gets it. */
    Optional<V> take(String key) {
        synchronized (entries) {
            return living(entries.remove(key));
        }
    }

    /** All live equally long, so the oldest stand first. */
    private void dropOldest() {
        Iterator<Entry<V>> oldestFirst = entries.values().iterator();
        while (oldestFirst.hasNext() && (living(oldestFirst.next()).isEmpty() || entries.size() >= capacity)) {
            oldestFirst.remove();
        }
    }

    private Optional<V> living(@Nullable Entry<V> entry) {
        return Optional.ofNullable(entry)
                .filter(found -> clock.instant().isBefore(found.expiresAt()))
                .map(Entry::value);
    }
}
