package dev.socialconnector.toolkit.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "false, '500,750,500,750,500,750,2500,5000,10000,20000,30000,30000'",
        "true, '0,500,750,500,750,500,750,2500,5000,10000,20000,30000,30000'"
    })
    void withoutAnAnswerThePauseIsShortAndGrows(boolean secondTry, String pauses) {
        Pace growing = secondTry ? Pace.withSecondTry(PAUSE) : new Pace(PAUSE);
        Instant now = NOW;
        for (String each : pauses.split(",", -1)) {
            Duration pause = Duration.ofMillis(Long.parseLong(each));
            assertThat(growing.mayGo(now)).isTrue();
            growing.unanswered(now);
            assertThat(growing.isUnanswered()).isTrue();
            assertThat(growing.left(now)).isEqualTo(pause);
            now = now.plus(pause);
        }
    }

    @Test
    void anAnswerMakesThePauseLongAgainAndTheNextOneShort() {
        pace.mayGo(NOW);
        pace.unanswered(NOW);
        pace.mayGo(NOW.plusSeconds(1));

        pace.answered();

        assertThat(pace.isUnanswered()).isFalse();
        assertThat(pace.left(NOW.plusSeconds(1))).isEqualTo(PAUSE);
    }

    /** Nobody knows yet whether the next pause will be a long one. */
    @Test
    void untilTheOneWhoWentIsBackThereIsNoAnswer() {
        pace.mayGo(NOW);

        assertThat(pace.isUnanswered()).isTrue();
        assertThat(pace.left(NOW)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.mayGo(NOW.plusSeconds(1))).isFalse();
    }
}
