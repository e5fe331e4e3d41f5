package dev.socialconnector.toolkit.token;

import java.util.Objects;
import java.util.Set;

/**
 * What every ID token of one issuer must fit, whoever signs in (OpenID Connect Core section 3.1.3.7). Immutable.
 *
 * @param issuer the exact {@code iss}
 * @param clientIds the client ids that a token may be for: one of them must be an {@code aud}, and {@code azp} one of them if it is
 *     there
 * @param trustedAudiences who else may be an {@code aud}; nobody else may, unless {@code azp} says that a client of ours asked
 */
public record IdTokenRules(String issuer, Set<String> clientIds, Set<String> trustedAudiences) {
    public IdTokenRules {
        Objects.requireNonNull(issuer, "issuer");
        clientIds = Set.copyOf(clientIds);
        trustedAudiences = Set.copyOf(trustedAudiences);
    }

    /** Holds that tokens are of this issuer, and for these clients alone. */
    public static IdTokenRules of(String issuer, Set<String> clientIds) {
        return new IdTokenRules(issuer, clientIds, Set.of());
    }

    /** Returns these rules with others that may be among a token's audiences. They alone are nobody that a token may be for. */
    public IdTokenRules withTrustedAudiences(Set<String> trustedAudiences) {
        return new IdTokenRules(issuer, clientIds, trustedAudiences);
    }
}
