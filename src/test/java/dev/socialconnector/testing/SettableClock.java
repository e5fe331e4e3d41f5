package dev.socialconnector.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/** A clock that stands still until a test moves it. */
public final class SettableClock extends Clock {

    private Instant now;

    /** Starts at a fixed moment in 2026. */
    public SettableClock() {
        this(Instant.parse("2026-06-01T03:00:00Z"));
    }

    /** Starts at the given moment. */
    public SettableClock(Instant start) {
        this.now = Objects.requireNonNull(start, "start");
    }

    /** Moves on; a negative duration moves back. */
    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Returns this clock whatever the zone, because instants know none. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public String toString() {
        return "SettableClock[" + instant() + "]";
    }
}
