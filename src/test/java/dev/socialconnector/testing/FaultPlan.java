package dev.socialconnector.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The faults to come, for each path; several at one path take their turns in order of injection. */
public final class FaultPlan {

    private static final int UNTIL_CLEARED = Integer.MAX_VALUE;

    private final Map<String, Deque<Planned>> planned = new HashMap<>();

    private record Planned(Fault fault, int times) {}

    public synchronized void add(String path, Fault fault) {
        add(path, UNTIL_CLEARED, fault);
    }

    public synchronized void add(String path, int times, Fault fault) {
        if (times < 1) {
            throw new IllegalArgumentException("times is not positive: " + times);
        }
        planned.computeIfAbsent(path, key -> new ArrayDeque<>()).addLast(new Planned(fault, times));
    }

    public synchronized Optional<Fault> next(String path) {
        Deque<Planned> turns = planned.get(path);
        Planned turn = turns == null ? null : turns.pollFirst();
        if (turns == null || turn == null) {
            return Optional.empty();
        }
        if (turn.times() == UNTIL_CLEARED) {
            turns.addFirst(turn);
        } else if (turn.times() > 1) {
            turns.addFirst(new Planned(turn.fault(), turn.times() - 1));
        }
        return Optional.of(turn.fault());
    }

    public synchronized void clear() {
        planned.clear();
    }
}
