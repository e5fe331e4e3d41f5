package dev.socialconnector.capability;

import java.time.Instant;
import java.util.Objects;

/**
 * What {@link TokenIntrospection} tells of an access token of this application.
 *
 * @param subject whose it is
 * @param expiresAt when it ends
 */
public record AccessTokenInformation(String subject, Instant expiresAt) {
    public AccessTokenInformation {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** Leaves out whose it is. */
    @Override
    public String toString() {
        return "AccessTokenInformation[expiresAt=" + expiresAt + "]";
    }
}
