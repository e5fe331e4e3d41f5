package dev.socialconnector.toolkit.http;

import dev.socialconnector.internal.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps warm-ups few, however many sign-ins begin: one per host and half minute, and few at the same time. Shared by the connectors of a
 * context.
 */
final class WarmUpTurns {
    static final Duration PAUSE = Duration.ofSeconds(30);
    static final int MAX_HOSTS = 1_000;
    static final int MAX_AT_ONCE = 16;

    private final Map<String, Instant> latest = new ConcurrentHashMap<>();
    private final Semaphore free = new Semaphore(MAX_AT_ONCE);

    /** Begins the work if it is the host's turn, and a thread is to be had. Waits for nothing. */
    void take(String host, Instant now, Runnable work) {
        Instant before = latest.get(host);
        if (!isOver(before, now) || !free.tryAcquire()) {
            return;
        }
        if (!claim(host, before, now)) {
            free.release();
            return;
        }
        try {
            Background.run("social-connector-warm-up", () -> {
                try {
                    work.run();
                } finally {
                    free.release();
                }
            });
        } catch (RuntimeException | Error noThreadToBeHad) {
            free.release(); // a sign-in can do without
        }
    }

    /** Of threads that meet, one gets the turn. Where too many hosts had theirs within a pause, there is none to get. */
    private boolean claim(String host, @Nullable Instant before, Instant now) {
        if (before != null) {
            return latest.replace(host, before, now);
        }
        if (latest.size() >= MAX_HOSTS) {
            latest.values().removeIf(each -> isOver(each, now));
        }
        return latest.size() < MAX_HOSTS && latest.putIfAbsent(host, now) == null;
    }

    /** A turn in the far future was taken by a clock that has been set right since. */
    private static boolean isOver(@Nullable Instant turn, Instant now) {
        return turn == null || Duration.between(turn, now).abs().compareTo(PAUSE) >= 0;
    }
}
