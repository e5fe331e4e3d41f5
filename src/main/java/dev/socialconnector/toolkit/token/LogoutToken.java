package dev.socialconnector.toolkit.token;

import java.util.Objects;
import java.util.Optional;

/**
 * The claims of a logout token that was verified (OpenID Connect Back-Channel Logout 1.0 section 2.4).
 *
 * @param subject whose session ended, {@code sub}
 * @param sessionId which session ended, {@code sid}
 */
public record LogoutToken(Optional<String> subject, Optional<String> sessionId) {
    public LogoutToken {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(sessionId, "sessionId");
    }

    /** Leaves out who and which. */
    @Override
    public String toString() {
        return "LogoutToken[sessionId " + (sessionId.isPresent() ? "given" : "absent") + "]";
    }
}
