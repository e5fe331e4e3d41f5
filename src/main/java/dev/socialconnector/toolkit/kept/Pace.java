package dev.socialconnector.toolkit.kept;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets one caller go per pause, and turns the others away; also those who looked at the clock before the one who went. Who came back
 * without an answer makes the pause a short one, which grows each time. Survives a clock that is set back.
 */
public final class Pace {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LESS_SHORT = Duration.ofMillis(750);

    /**
     * Where a server is up and down by turns, each try finds it down about every other time; so there are several within 5 seconds, and
     * they are not evenly spaced.
     */
    private static final List<Duration> WITHOUT_ANSWER = List.of(
            Duration.ZERO,
            SHORT,
            LESS_SHORT,
            SHORT,
            LESS_SHORT,
            SHORT,
            LESS_SHORT,
            Duration.ofMillis(2_500),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20));

    private static final Duration SOON = Duration.ofSeconds(1);

    /** What became of the last who went. */
    private enum Outcome {
        OPEN,
        ANSWERED,
        UNANSWERED
    }

    private record Turn(Instant next, int unanswered, Outcome outcome) {}

    private final Duration pause;
    private final int secondTry;
    private final AtomicReference<Turn> turn = new AtomicReference<>(new Turn(Instant.MIN, 0, Outcome.ANSWERED));

    private Pace(Duration pause, int secondTry) {
        this.pause = pause;
        this.secondTry = secondTry;
    }

    /** Makes one whose first pause without an answer is half a second. */
    Pace(Duration pause) {
        this(pause, 1);
    }

    /** Makes one that lets the next caller go at once after the first that came back without an answer. */
    public static Pace withSecondTry(Duration pause) {
        return new Pace(pause, 0);
    }

    public boolean mayGo(Instant now) {
        Turn last = last();
        return left(last, now).isZero()
                && turn.compareAndSet(last, new Turn(now.plus(pause), last.unanswered, Outcome.OPEN));
    }

    /** Notes that the download brought an answer. */
    public void answered() {
        turn.updateAndGet(last -> new Turn(last.next, 0, Outcome.ANSWERED));
    }

    /** Notes that the download brought no answer. */
    public void unanswered(Instant now) {
        turn.updateAndGet(last -> {
            int before = last.next.isBefore(now.minus(pause.multipliedBy(2))) ? 0 : last.unanswered;
            int step = before + secondTry;
            Duration wait = step < WITHOUT_ANSWER.size() ? WITHOUT_ANSWER.get(step) : pause;
            return new Turn(now.plus(wait), step < WITHOUT_ANSWER.size() ? before + 1 : before, Outcome.UNANSWERED);
        });
    }

    /** Tells whether the last who went came back without an answer, or is not back yet. */
    public boolean isUnanswered() {
        return last().outcome != Outcome.ANSWERED;
    }

    /** Returns how long it is until the next caller may go; while one is not back yet, how long it will be at least. */
    public Duration left(Instant now) {
        Turn last = last();
        Duration left = left(last, now);
        return last.outcome == Outcome.OPEN && left.compareTo(SOON) > 0 ? SOON : left;
    }

    private Turn last() {
        return Objects.requireNonNull(turn.get());
    }

    private Duration left(Turn last, Instant now) {
        boolean setBack = now.plus(pause.multipliedBy(2)).isBefore(last.next);
        return now.isBefore(last.next) && !setBack ? Duration.between(now, last.next) : Duration.ZERO;
    }
}
