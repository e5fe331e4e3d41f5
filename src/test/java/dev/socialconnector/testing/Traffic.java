package dev.socialconnector.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What has been received: exact counts for each path, and the latest calls themselves. */
public final class Traffic {

    private static final int KEPT = 10_000;
    private static final int LONGEST_BODY_KEPT = 65_536;

    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Deque<RecordedCall> latest = new ArrayDeque<>();

    public void add(RecordedCall call) {
        counts.computeIfAbsent(call.path(), path -> new AtomicInteger()).incrementAndGet();
        RecordedCall kept = call.body().length() <= LONGEST_BODY_KEPT ? call : withShortBody(call);
        synchronized (latest) {
            if (latest.size() == KEPT) {
                latest.removeFirst();
            }
            latest.addLast(kept);
        }
    }

    public int count(String path) {
        AtomicInteger count = counts.get(path);
        return count == null ? 0 : count.get();
    }

    public int count() {
        return counts.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    public List<RecordedCall> calls() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }

    public void clear() {
        synchronized (latest) {
            latest.clear();
            counts.clear();
        }
    }

    private static RecordedCall withShortBody(RecordedCall call) {
        return new RecordedCall(
                call.method(),
                call.path(),
                Map.of(),
                call.headers(),
                Map.of(),
                call.body().substring(0, LONGEST_BODY_KEPT));
    }
}
