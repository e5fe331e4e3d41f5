package dev.socialconnector.toolkit.kept;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps downloads of one document apart, however many may ask for it, each with pauses of its own: {@link #AT_ONCE} may follow each
 * other, then one goes each {@link #APART}. No caller is turned away: those who come meanwhile wait for the next one and share it. By real
 * time, as deadlines are, and for one thread at a time.
 */
final class Spacing {
    static final int AT_ONCE = 10;
    static final Duration APART = Duration.ofSeconds(1);

    private volatile @Nullable Long free;

    /** Waits until it is one's turn. */
    void await() {
        long now = System.nanoTime();
        Long next = free;
        long turn = next == null || next - now < 0 ? now : next;
        free = turn + APART.toNanos();
        long left = turn - APART.toNanos() * (AT_ONCE - 1) - now;
        if (left > 0) {
            LockSupport.parkNanos(left);
        }
    }
}
