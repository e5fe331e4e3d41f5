package dev.socialconnector.toolkit.kept;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import java.time.Duration;
import java.util.Objects;

/** Says of a provider that cannot be reached when it is worth another try. */
public final class LaterOn {
    /** How long to wait before another try, at least. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private LaterOn() {}

    /** Returns the same failure with this wait, a second at least; a longer one that the provider asked for stays. Other failures stay as they are. */
    public static ConnectorException of(ConnectorException failure, Duration pause) {
        if (failure.reason() != Reason.UNAVAILABLE) {
            return failure;
        }
        Duration atLeast = pause.compareTo(SOON) < 0 ? SOON : pause;
        String message = Objects.requireNonNull(failure.getMessage());
        ConnectorException.Builder later = ConnectorException.builder(
                        Reason.UNAVAILABLE, failure.step(), message.substring(message.indexOf(": ") + 2))
                .retryAfter(failure.retryAfter()
                        .filter(said -> said.compareTo(atLeast) > 0)
                        .orElse(atLeast))
                .cause(failure);
        failure.providerCode().ifPresent(later::providerCode);
        return later.build();
    }
}
