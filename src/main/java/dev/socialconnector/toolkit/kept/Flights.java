package dev.socialconnector.toolkit.kept;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for work that another thread does. */
final class Flights {
    private Flights() {}

    static <V> V await(CompletableFuture<V> result, Step step, Deadline deadline) {
        try {
            return result.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ConnectorException failure) {
                throw failure;
            }
            throw new IllegalStateException("the shared call failed", failed.getCause());
        } catch (TimeoutException tooLate) {
            throw new ConnectorException(Reason.UNAVAILABLE, step, "the shared call did not end by the deadline");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(Reason.UNAVAILABLE, step, "the thread was interrupted");
        }
    }
}
