package dev.socialconnector.toolkit.http;

import java.time.Duration;

/**
 * The moment by which a whole piece of work must be done, however many requests it takes. Not moved by changes of the clock. A look-up of
 * a host's name that is under way at that moment is not cut short, because Java cannot; nothing is begun after it.
 */
public final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** Returns the deadline that is this far ahead. */
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** Returns how much time is left; zero if none is. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Returns the deadline that is this far ahead, or this one if it is earlier. */
    public Deadline within(Duration duration) {
        long sooner = System.nanoTime() + duration.toNanos();
        return sooner - end < 0 ? new Deadline(sooner) : this;
    }

    /** Tells whether no time is left. */
    public boolean isOver() {
        return System.nanoTime() - end >= 0;
    }
}
