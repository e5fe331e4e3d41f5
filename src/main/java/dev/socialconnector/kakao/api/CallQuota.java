package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Keeps calls within so many a minute: a caller who comes too early waits, on their own thread, until the minute of the earliest of the
 * latest calls has passed. Takes the time from a clock that cannot be set.
 */
public final class CallQuota {
    static final Duration PERIOD = Duration.ofMinutes(1);
    /** For {@code /v1/user/ids}, since 2025-04-01. */
    static final int IDS = 100;

    /** How to wait. */
    @FunctionalInterface
    interface Waiting {
        void pass(Duration time) throws InterruptedException;
    }

    private final int calls;
    private final LongSupplier nanoTime;
    private final Waiting waiting;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Long> latest = new ArrayDeque<>();

    CallQuota(int calls, LongSupplier nanoTime, Waiting waiting) {
        this.calls = calls;
        this.nanoTime = nanoTime;
        this.waiting = waiting;
    }

    public static CallQuota ofIds() {
        return new CallQuota(IDS, System::nanoTime, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    /**
     * Returns when the next call may be made.
     *
     * @throws ConnectorException {@link Reason#UNAVAILABLE} if the thread is interrupted, which it stays
     */
    void await(Step step) {
        Duration wait = take();
        if (wait.isZero()) {
            return;
        }
        try {
            waiting.pass(wait);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(Reason.UNAVAILABLE, step, "the thread was interrupted");
        }
    }

    /** Takes the next moment at which a call may be made, and returns how far ahead it is. */
    private Duration take() {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            long ahead = 0;
            if (latest.size() == calls) {
                ahead = Math.max(0, latest.removeFirst() + PERIOD.toNanos() - now);
            }
            latest.addLast(now + ahead);
            return Duration.ofNanos(ahead);
        } finally {
            lock.unlock();
        }
    }
}
