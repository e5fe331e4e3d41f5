package dev.socialconnector;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Remembers the latest identifiers of this process, however many come: the oldest make room. */
final class BoundedReplayMemory implements ReplayMemory {
    private static final int MAX = 10_000;

    private final Set<String> known = new LinkedHashSet<>();
    private final Lock lock = new ReentrantLock();

    @Override
    public boolean remember(String identifier, Instant until) {
        lock.lock();
        try {
            if (!known.add(identifier)) {
                return false;
            }
            if (known.size() > MAX) {
                known.remove(known.iterator().next());
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
