package dev.socialconnector;

import dev.socialconnector.settings.ConnectorMetadata;
import java.util.Optional;

/**
 * Signs people in at one provider, by the authorization code flow (RFC 6749 section 4.1, OpenID Connect Core section 3.1).
 *
 * <p>A connector is safe for use by any number of threads, and keeps nothing of a sign-in between the two calls:
 * what must be remembered is the {@link AuthorizationSession}, which the host keeps for the browser.
 */
public interface SocialConnector {
    /**
     * Returns the id that tells this connector from the others of the host, as {@link AuthorizationSession#connectorId()} carries it.
     * It is {@link ConnectorMetadata#id()} unless several of a kind can live side by side.
     */
    String id();

    /**
     * Starts a sign-in: makes the address that the browser is to be sent to, and the session to keep until it comes back.
     * Sends no request, unless the connector finds its provider by discovery and does not know it yet. In the background, connections and
     * keys may be made ready, if the host {@linkplain ConnectorContext#withWarmUp wants that}.
     *
     * @throws IllegalArgumentException if the options ask for what this connector cannot do; the message names the option
     * @throws ConnectorException if the provider's description cannot be had, for connectors that need it
     */
    AuthorizationRequest begin(AuthorizationOptions options);

    /**
     * Finishes a sign-in: checks the callback against the session, and only then exchanges the code, verifies the ID token
     * and reads the profile.
     *
     * <p>The host must take the session out of its store in one step (read and delete), so that a callback works once.
     *
     * @throws ConnectorException for all that can go wrong; its {@link ConnectorException#reason()} tells who has to act
     */
    SocialLogin complete(AuthorizationCallback callback, AuthorizationSession session);

    /**
     * Returns what accounts of this connector are to be filed under, where that is not {@link ConnectorMetadata#target() the same for
     * all of its kind}. A subject is unique within it, and nowhere else.
     */
    default Optional<String> target() {
        return Optional.empty();
    }

    /**
     * Returns this connector's ability of the given type, or nothing if it has none. A decorator forwards this call.
     *
     * @throws ConnectorException if the provider's description cannot be had, for connectors whose abilities depend on it
     */
    default <C extends Capability> Optional<C> capability(Class<C> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }
}
