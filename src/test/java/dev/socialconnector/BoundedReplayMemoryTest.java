package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** F2. What the context remembers unless the host lends a memory: a fixed number, whatever comes. */
class BoundedReplayMemoryTest {
    private static final Instant TOMORROW = Instant.parse("2026-11-22T00:00:00Z");

    private final ReplayMemory memory = new BoundedReplayMemory();

    @Test
    void whatCameOnceIsKnown() {
        assertThat(memory.remember("first", TOMORROW)).isTrue();
        assertThat(memory.remember("first", TOMORROW)).isFalse();
        assertThat(memory.remember("second", TOMORROW)).isTrue();
    }

    @Test
    void tenThousandAreRemembered() {
        remember(10_000);

        assertThat(memory.remember("0", TOMORROW)).isFalse();
        assertThat(memory.remember("9999", TOMORROW)).isFalse();
    }

    @Test
    void theOldestMakesRoom() {
        remember(10_001);

        assertThat(memory.remember("1", TOMORROW)).isFalse();
        assertThat(memory.remember("0", TOMORROW)).isTrue();
    }

    private void remember(int identifiers) {
        IntStream.range(0, identifiers).forEach(i -> memory.remember(Integer.toString(i), TOMORROW));
    }
}
