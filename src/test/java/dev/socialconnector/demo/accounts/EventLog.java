package dev.socialconnector.demo.accounts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest events that providers sent, of all people: it is a demo. */
public final class EventLog {
    private static final int KEPT = 20;

    private final Deque<ReceivedEvent> events = new ArrayDeque<>();

    public void add(ReceivedEvent event) {
        synchronized (events) {
            events.addFirst(event);
            while (events.size() > KEPT) {
                events.removeLast();
            }
        }
    }

    /** Returns the events, the latest first. */
    public List<ReceivedEvent> latest() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }
}
