package dev.socialconnector.toolkit;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorListener;
import dev.socialconnector.SocialLogin;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells the host's listener how each sign-in of a connector ended. */
public final class SignInWatch {
    private final ConnectorListener listener;
    private final String connectorId;

    /** Watches one connector. */
    public SignInWatch(ConnectorContext context, String connectorId) {
        this.listener = context.listener();
        this.connectorId = Objects.requireNonNull(connectorId, "connectorId");
    }

    /** Runs a sign-in, passes its result or failure on, and tells of it. */
    public SocialLogin over(Supplier<SocialLogin> signIn) {
        long start = System.nanoTime();
        try {
            SocialLogin login = signIn.get();
            tell(start, Optional.empty(), Optional.empty());
            return login;
        } catch (ConnectorException failure) {
            tell(start, Optional.of(failure.reason()), Optional.of(failure.step()));
            throw failure;
        }
    }

    private void tell(long start, Optional<Reason> failure, Optional<Step> step) {
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        listener.signInFinished(new ConnectorListener.SignInOutcome(connectorId, failure, step, duration));
    }
}
