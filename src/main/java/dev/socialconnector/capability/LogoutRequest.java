package dev.socialconnector.capability;

import java.net.URI;
import java.util.Objects;

/**
 * A browser logout that has begun.
 *
 * @param uri where to send the browser to
 * @param session what to keep until it comes back
 */
public record LogoutRequest(URI uri, LogoutSession session) {
    public LogoutRequest {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(session, "session");
    }

    /** Prints no state. */
    @Override
    public String toString() {
        return "LogoutRequest[" + session + "]";
    }
}
