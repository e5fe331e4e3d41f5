package dev.socialconnector.toolkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Neither many hosts nor hosts that hang make warm-ups many, or the memory of them large. */
class WarmUpTurnsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T03:00:00Z");

    private final WarmUpTurns turns = new WarmUpTurns();
    private final Semaphore done = new Semaphore(0);

    @Test
    void aHostHasOneTurnPerHalfMinute() throws InterruptedException {
        assertThat(taken("host", NOW)).isTrue();
        assertThat(taken("host", NOW.plusSeconds(29))).isFalse();
        assertThat(taken("other", NOW.plusSeconds(29))).isTrue();
        assertThat(taken("host", NOW.plusSeconds(30))).isTrue();
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyOut() throws InterruptedException {
        taken("host", NOW);

        assertThat(taken("host", NOW.minus(Duration.ofHours(1)))).isTrue();
    }

    @Test
    void aFloodOfHostsIsCutOffAndForgotten() throws InterruptedException {
        for (int i = 0; i < WarmUpTurns.MAX_HOSTS; i++) {
            assertThat(taken("host" + i, NOW)).isTrue();
        }

        assertThat(taken("one more", NOW.plusSeconds(1))).isFalse();
        assertThat(taken("host0", NOW.plusSeconds(1))).isFalse();
        assertThat(taken("one more", NOW.plusSeconds(30))).isTrue();
    }

    @Test
    void fewAreUnderWayAtTheSameTime() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            turns.take("hanging" + i, NOW, () -> {
                begun.incrementAndGet();
                awaitQuietly(end);
                done.release();
            });
        }

        assertThat(taken("honest", NOW)).isFalse();
        end.countDown();
        assertThat(done.tryAcquire(WarmUpTurns.MAX_AT_ONCE, 20, TimeUnit.SECONDS))
                .isTrue();

        assertThat(begun).hasValue(WarmUpTurns.MAX_AT_ONCE);
        long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!taken("honest", NOW) && System.nanoTime() - latest < 0) {
            TimeUnit.MILLISECONDS.sleep(5); // the threads that are done give their places back
        }
        assertThat(taken("honest", NOW.plusSeconds(1)))
                .as("it had its turn in the end")
                .isFalse();
    }

    private boolean taken(String host, Instant now) throws InterruptedException {
        turns.take(host, now, done::release);
        return done.tryAcquire(200, TimeUnit.MILLISECONDS);
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
