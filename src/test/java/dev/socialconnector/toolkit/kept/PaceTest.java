package dev.socialconnector.toolkit.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** D3, D4: one goes per pause, whatever the clock does. */
class PaceTest {
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-06-01T03:00:00Z");

    private final Pace pace = new Pace(PAUSE);

    @Test
    void oneGoesPerPause() {
        assertThat(pace.mayGo(NOW)).isTrue();
        assertThat(pace.mayGo(NOW)).isFalse();
        assertThat(pace.mayGo(NOW.plus(PAUSE).minusNanos(1))).isFalse();
        assertThat(pace.mayGo(NOW.plus(PAUSE))).isTrue();
        assertThat(pace.mayGo(NOW.plus(PAUSE))).isFalse();
    }

    /** Threads that meet look at the clock one after the other, and come here in another order. */
    @Test
    void whoLookedAtTheClockABitEarlierHasToWaitToo() {
        pace.mayGo(NOW);

        assertThat(pace.mayGo(NOW.minusNanos(1))).isFalse();
        assertThat(pace.mayGo(NOW.minus(PAUSE))).isFalse();
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyWaitingUntilItCatchesUp() {
        pace.mayGo(NOW);
        Instant before = NOW.minus(Duration.ofDays(365));

        assertThat(pace.mayGo(before)).isTrue();
        assertThat(pace.mayGo(before)).isFalse();
        assertThat(pace.mayGo(before.plus(PAUSE))).isTrue();
    }

    @Test
    void whoHasNothingToShowForItLetsTheNextOneGo() {
        pace.mayGo(NOW);

        pace.giveBack();

        assertThat(pace.mayGo(NOW)).isTrue();
        assertThat(pace.mayGo(NOW)).isFalse();
    }
}
