package dev.socialconnector.toolkit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Lets one caller go per pause, and turns the others away. Survives a clock that is set back. */
final class Pace {
    private final Duration pause;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    Pace(Duration pause) {
        this.pause = pause;
    }

    boolean mayGo(Instant now) {
        Instant allowed = next.get();
        boolean early = now.isBefore(allowed) && !now.plus(pause).isBefore(allowed);
        return !early && next.compareAndSet(allowed, now.plus(pause));
    }
}
