package dev.socialconnector;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Watches what connectors do, for metrics and logs. No event holds a secret or anything about a person.
 *
 * <p>Called on the thread that does the work, so return quickly. An exception thrown here goes to the thread's uncaught exception
 * handler and never disturbs a sign-in.
 */
public interface ConnectorListener {
    /** Tells of one request to a provider, answered or not. */
    default void providerCalled(ProviderCall call) {}

    /** Tells that a provider's key set was fetched, or that this failed. */
    default void keySetFetched(KeySetFetch fetch) {}

    /** Tells that a sign-in came to its end. */
    default void signInFinished(SignInOutcome outcome) {}

    /** Tells that a refresh was granted with an ID token that could not be verified, and that was left out of the tokens. */
    default void idTokenDropped(DroppedIdToken dropped) {}

    /**
     * Tells that what a provider publishes about itself could not be read, or cannot be worked with. Told once, until it can or fails
     * otherwise.
     */
    default void discoveryFailed(FailedDiscovery failure) {}

    /** Returns a listener that does nothing. */
    static ConnectorListener none() {
        return new ConnectorListener() {};
    }

    /**
     * One request to a provider.
     *
     * @param connectorId the connector that made it
     * @param step what it was for
     * @param status HTTP status of the answer, or 0 if none came
     * @param duration from sending until the answer was read
     * @param attempt 1, or 2 for the repetition of a failed GET
     */
    record ProviderCall(String connectorId, Step step, int status, Duration duration, int attempt) {}

    /**
     * One download of a key set.
     *
     * @param keySet its address
     * @param keys how many usable keys it held
     * @param failure why it failed, if it did; the keys known before stay in use
     */
    record KeySetFetch(URI keySet, int keys, Optional<Reason> failure) {}

    /**
     * An ID token that came with refreshed tokens and was left out.
     *
     * @param connectorId the connector
     * @param reason why it could not be verified
     * @param step where that failed
     */
    record DroppedIdToken(String connectorId, Reason reason, Step step) {}

    /**
     * A description of a provider that did not become known; the one known before stays in use.
     *
     * @param issuer the provider's issuer
     * @param reason why it was refused, or could not be had
     * @param step where that failed: {@link Step#KEY_SET} if the keys that it names cannot be had
     */
    record FailedDiscovery(String issuer, Reason reason, Step step) {}

    /**
     * The end of a sign-in.
     *
     * @param connectorId the connector
     * @param failure why it failed, if it did
     * @param step where it failed, if it did
     * @param duration from the callback to the end
     */
    record SignInOutcome(String connectorId, Optional<Reason> failure, Optional<Step> step, Duration duration) {}
}
