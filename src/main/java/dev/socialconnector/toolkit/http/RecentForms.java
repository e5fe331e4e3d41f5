package dev.socialconnector.toolkit.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which servers have answered a form a moment ago, so that its connection stands, and what is asked next need not open another. By real
 * time, as connections are.
 */
final class RecentForms {
    /** Shorter than the time that {@link Transport} keeps such a connection. */
    private static final Duration MOMENT = Duration.ofMillis(300);

    private static final int MAX = 256;

    private final Map<String, Long> answered = new ConcurrentHashMap<>();

    /** Notes that a form was answered just now. Where too many servers answer within a moment, some are not noted. */
    void answered(URI address) {
        long now = System.nanoTime();
        if (answered.size() >= MAX) {
            answered.values().removeIf(since -> now - since > MOMENT.toNanos());
        }
        if (answered.size() < MAX) {
            answered.put(address.getRawAuthority(), now);
        }
    }

    /** Tells whether the server at an address answered a form a moment ago. */
    boolean has(URI address) {
        Long since = answered.get(address.getRawAuthority());
        return since != null && System.nanoTime() - since <= MOMENT.toNanos();
    }
}
