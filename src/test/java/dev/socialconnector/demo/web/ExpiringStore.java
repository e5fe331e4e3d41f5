package dev.socialconnector.demo.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Values under unguessable keys, for a limited time and in a limited number: when it is full, the oldest value goes.
 *
 * <p>A server with several nodes keeps them in a shared store instead, which must read and delete in one step, too.
 */
public final class ExpiringStore<V> {
    private static final int KEY_BYTES = 32;

    private record Entry<V>(V value, Instant expiresAt) {
        Entry<V> with(UnaryOperator<V> change) {
            return new Entry<>(change.apply(value), expiresAt);
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Entry<V>> entries = new LinkedHashMap<>();
    private final Clock clock;
    private final Duration lifetime;
    private final int capacity;

    public ExpiringStore(Clock clock, Duration lifetime, int capacity) {
        this.clock = clock;
        this.lifetime = lifetime;
        this.capacity = capacity;
    }

    /** Keeps a value and returns its key. */
    public String put(V value) {
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
    public Optional<V> find(String key) {
        synchronized (entries) {
            return living(entries.get(key));
        }
    }

    /** Returns a value and removes it, in one step: of several callers, one gets it. */
    public Optional<V> take(String key) {
        synchronized (entries) {
            return living(entries.remove(key));
        }
    }

    /** Changes a value where it is; it lives no longer for that. */
    public void change(String key, UnaryOperator<V> change) {
        synchronized (entries) {
            entries.computeIfPresent(key, (same, entry) -> entry.with(change));
        }
    }

    /** Changes all values that a rule holds for, and returns how many. */
    public int changeAll(Predicate<V> rule, UnaryOperator<V> change) {
        synchronized (entries) {
            int changed = 0;
            for (Map.Entry<String, Entry<V>> each : entries.entrySet()) {
                if (rule.test(each.getValue().value())) {
                    each.setValue(each.getValue().with(change));
                    changed++;
                }
            }
            return changed;
        }
    }

    /** Removes all values that a rule holds for, and returns how many. */
    public int removeAll(Predicate<V> rule) {
        synchronized (entries) {
            int before = entries.size();
            entries.values().removeIf(entry -> rule.test(entry.value()));
            return before - entries.size();
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
