package dev.socialconnector.toolkit.kept;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets one caller go per pause, and turns the others away; also those who looked at the clock before the one who went. Survives a clock
 * that is set back.
 */
public final class Pace {
    private final Duration pause;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    public Pace(Duration pause) {
        this.pause = pause;
    }

    public boolean mayGo(Instant now) {
        Instant allowed = next.get();
        boolean setBack = now.plus(pause.multipliedBy(2)).isBefore(allowed);
        boolean early = now.isBefore(allowed) && !setBack;
        return !early && next.compareAndSet(allowed, now.plus(pause));
    }

    /** Lets the next caller go, because whoever went has nothing to show for it. */
    public void giveBack() {
        next.set(Instant.MIN);
    }
}
