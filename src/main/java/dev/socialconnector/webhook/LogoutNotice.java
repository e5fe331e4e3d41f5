package dev.socialconnector.webhook;

import java.util.Objects;
import java.util.Optional;

/**
 * A genuine notice that a session at the provider has ended (OpenID Connect Back-Channel Logout 1.0). At least one of
 * subject and session id is present.
 *
 * @param subject who, as {@link dev.socialconnector.SocialProfile#subject()}; without a session, all sessions of the person ended
 * @param sessionId which session, as the ID token's claim {@code sid} named it at the sign-in
 */
public record LogoutNotice(Optional<String> subject, Optional<String> sessionId) {
    public LogoutNotice {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(sessionId, "sessionId");
    }

    /** Leaves out who and which. */
    @Override
    public String toString() {
        return "LogoutNotice[sessionId " + (sessionId.isPresent() ? "given" : "absent") + "]";
    }
}
