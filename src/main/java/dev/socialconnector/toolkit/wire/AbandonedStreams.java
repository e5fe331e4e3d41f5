package dev.socialconnector.toolkit.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The HTTP/2 streams that the client has reset, because their answers are too large or too late. What was on its way is thrown away when
 * it comes, so it costs nothing, and must not end a connection on which others wait.
 */
final class AbandonedStreams {
    /** As much as OkHttp lets a server send without having read it. */
    private static final int ON_ITS_WAY = 16 * 1024 * 1024;

    private static final int MAX_KNOWN = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, Long> left = new LinkedHashMap<>();

    void add(int stream) {
        lock.lock();
        try {
            left.putIfAbsent(stream, (long) ON_ITS_WAY);
            if (left.size() > MAX_KNOWN) {
                left.remove(left.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether so many bytes can still have been on their way when the stream was reset, and takes them off. */
    boolean take(int stream, int count) {
        lock.lock();
        try {
            Long before = left.get(stream);
            if (before == null || before < count) {
                return false;
            }
            left.put(stream, before - count);
            return true;
        } finally {
            lock.unlock();
        }
    }
}
