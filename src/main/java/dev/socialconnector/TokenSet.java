package dev.socialconnector;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens of one person at one provider (RFC 6749 section 5.1). All of them are secrets; print or log none.
 *
 * @param accessToken opaque access token; absent only after a native sign-in that brought none
 * @param expiresAt when the access token ends, if the provider said so
 * @param refreshToken opaque refresh token, if one was issued
 * @param refreshTokenExpiresAt when the refresh token ends, if the provider said so
 * @param idToken ID token as it came, in compact form
 * @param scopes what was granted; absent if the provider did not say, which does not mean that all was granted
 */
public record TokenSet(
        Optional<String> accessToken,
        Optional<Instant> expiresAt,
        Optional<String> refreshToken,
        Optional<Instant> refreshTokenExpiresAt,
        Optional<String> idToken,
        Optional<Set<String>> scopes) {
    public TokenSet {
        Objects.requireNonNull(accessToken, "accessToken");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(refreshToken, "refreshToken");
        Objects.requireNonNull(refreshTokenExpiresAt, "refreshTokenExpiresAt");
        Objects.requireNonNull(idToken, "idToken");
        scopes = scopes.map(Set::copyOf);
    }

    /** Returns these tokens without the ID token. */
    public TokenSet withoutIdToken() {
        return new TokenSet(accessToken, expiresAt, refreshToken, refreshTokenExpiresAt, Optional.empty(), scopes);
    }

    /** Tells which tokens there are and when they end, and prints none. */
    @Override
    public String toString() {
        return "TokenSet[expiresAt=" + expiresAt + ", refreshToken " + (refreshToken.isPresent() ? "given" : "absent")
                + ", idToken " + (idToken.isPresent() ? "given" : "absent") + ", scopes=" + scopes + "]";
    }
}
