package dev.socialconnector.toolkit.kept;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.Deadline;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lets callers who want the same thing at the same time share one piece of work: the first does it on its own thread, the others
 * wait for the result. A result can be kept a moment for those who come just too late; a failure never is.
 *
 * @param <K> names the thing
 * @param <V> the result
 */
public final class SingleFlight<K, V> {
    private static final int MAX_KEPT = 1_000;

    private static final class Flight<V> {
        final CompletableFuture<V> result = new CompletableFuture<>();
        volatile long keptUntil;

        boolean isOver(long now) {
            return result.isDone() && now - keptUntil >= 0;
        }
    }

    private final Map<K, Flight<V>> flights = new ConcurrentHashMap<>();
    private final Duration keep;

    /** Makes one that keeps results this long. */
    public SingleFlight(Duration keep) {
        this.keep = keep;
    }

    public V run(K key, Step step, Deadline deadline, Supplier<V> work) {
        forgetWhatIsOver();
        Flight<V> mine = new Flight<>();
        Flight<V> first = flights.putIfAbsent(key, mine);
        return first == null ? lead(key, mine, work) : Flights.await(first.result, step, deadline);
    }

    private V lead(K key, Flight<V> flight, Supplier<V> work) {
        boolean done = false;
        try {
            V result = work.get();
            flight.keptUntil = System.nanoTime() + keep.toNanos();
            done = !keep.isZero() && flights.size() <= MAX_KEPT;
            flight.result.complete(result);
            return result;
        } catch (RuntimeException | Error failure) {
            flight.result.completeExceptionally(failure);
            throw failure;
        } finally {
            if (!done) {
                flights.remove(key, flight);
            }
        }
    }

    private void forgetWhatIsOver() {
        long now = System.nanoTime();
        for (Iterator<Flight<V>> each = flights.values().iterator(); each.hasNext(); ) {
            if (each.next().isOver(now)) {
                each.remove();
            }
        }
    }
}
