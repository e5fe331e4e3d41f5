package dev.socialconnector.toolkit.wire;

import java.util.concurrent.locks.ReentrantLock;

/**
 * How much one connection may bring: for each answer that is awaited, its body, and around that no more than heads, trailers and framing
 * can need. Only requests raise it, and bodies that were read; nothing else that a server sends does.
 *
 * <p>OkHttp has no limit for a line of chunked framing, for HTTP/2 headers without letters, and for HTTP/2 frames that it must reply to,
 * and one of 16 MB for an HTTP/2 body that is not read as fast as it comes. A byte of such can cost 60 in the heap.
 */
final class Allowance {
    /** What an answer may bring around its body: with what may come between answers, several times the heads of usual servers. */
    static final int FRAMING = 24 * 1024;

    /** What may come between answers: the settings of HTTP/2, its pings, and the rest of answers that were abandoned. */
    static final int BETWEEN = 8 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private boolean asked;
    private long idleSince;
    private int awaited;
    private long awaitedBodies;
    private long framing;
    private long bodies;

    /** Returns for how long no answer has been awaited, in nanoseconds; zero before the first one. */
    long idleNanos() {
        lock.lock();
        try {
            return asked && awaited == 0 ? System.nanoTime() - idleSince : 0;
        } finally {
            lock.unlock();
        }
    }

    /** Allows for one more answer, before it is asked for. */
    void await(long maxBytes) {
        lock.lock();
        try {
            asked = true;
            awaited++;
            awaitedBodies += maxBytes;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Counts what came, before it is read.
     *
     * @param around bytes that belong to no body, or to one that is not told apart yet
     * @param inside bytes that belong to a body for certain
     */
    void spend(long around, long inside) throws ExcessException {
        lock.lock();
        try {
            framing += around;
            bodies += inside;
            if (framing > BETWEEN + (long) awaited * FRAMING || bodies > BETWEEN + awaitedBodies) {
                throw new ExcessException();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Counts what came over a connection that brings nothing unasked. Before the first request that can only be an answer of the host's
     * proxy, which is not limited here.
     */
    void spendIfAsked(long around) throws ExcessException {
        lock.lock();
        try {
            if (asked) {
                spend(around, 0);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes out of the count what turned out to belong to a body, and was read.
     *
     * @param around how many of the bytes that were counted as belonging to no body
     * @param inside how many of those that were counted as belonging to one
     */
    void deliver(long around, long inside) {
        lock.lock();
        try {
            framing = Math.max(0, framing - around);
            bodies = Math.max(0, bodies - inside);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Allows for one answer less. What came around a whole one is forgotten; what came in vain is not, or a server could heap it up from
     * one request to the next.
     */
    void settle(long maxBytes, boolean whole) {
        lock.lock();
        try {
            awaited--;
            idleSince = System.nanoTime();
            awaitedBodies -= maxBytes;
            if (whole) {
                framing = awaited == 0 ? 0 : Math.max(0, framing - FRAMING);
                bodies = awaited == 0 ? 0 : Math.max(0, bodies - maxBytes);
            }
        } finally {
            lock.unlock();
        }
    }
}
