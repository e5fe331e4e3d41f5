package dev.socialconnector.toolkit.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** D3: however many may ask, a document is asked for a few times at once, and then once a second. */
class SpacingTest {
    private final Spacing spacing = new Spacing();

    @Test
    void aFewGoAtOnceAndTheNextOneWaits() {
        assertThat(timeOf(Spacing.AT_ONCE)).isLessThan(Spacing.APART);

        assertThat(timeOf(1)).isBetween(Duration.ofMillis(1), Spacing.APART.multipliedBy(2));
        assertThat(timeOf(1)).isBetween(Duration.ofMillis(500), Spacing.APART.multipliedBy(2));
    }

    private Duration timeOf(int turns) {
        long start = System.nanoTime();
        IntStream.range(0, turns).forEach(i -> spacing.await());
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
