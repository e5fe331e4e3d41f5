package dev.socialconnector.capability;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@link TokenIntrospection} tells of an access token of this application.
 *
 * @param subject whose it is
 * @param expiresAt when it ends; absent if it does not, or if the provider does not say
 */
public record AccessTokenInformation(String subject, Optional<Instant> expiresAt) {
    public AccessTokenInformation {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** Describes a token that ends. */
    public AccessTokenInformation(String subject, Instant expiresAt) {
        this(subject, Optional.of(expiresAt));
    }

    /** Leaves out whose it is. */
    @Override
    public String toString() {
        return "AccessTokenInformation[expiresAt=" + expiresAt + "]";
    }
}
