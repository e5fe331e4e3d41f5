package dev.socialconnector;

import java.util.Objects;

/**
 * One item that a person can agree to share, and how that stands.
 *
 * @param scope the provider's scope name, to be asked for by {@link AuthorizationOptions#scopes(String...)}
 * @param state how it stands
 */
public record Consent(String scope, State state) {
    /** How a consent stands. */
    public enum State {
        /** The person agreed. */
        GRANTED,
        /** The person has not agreed; asking again with this scope can bring it. */
        PENDING,
        /** The provider has nothing of the kind for this person, whatever they agree to. */
        UNAVAILABLE,
        /** The application is not set up to ask for it. */
        NOT_CONFIGURED
    }

    public Consent {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(state, "state");
    }
}
