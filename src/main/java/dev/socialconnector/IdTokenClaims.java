package dev.socialconnector;

import dev.socialconnector.internal.Immutable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an ID token says (OpenID Connect Core section 2). In a {@link SocialLogin} of this library's connectors, its signature, issuer,
 * audience, times and nonce were verified.
 *
 * <p>A plain value, which a host can make for its own tests: no connector accepts one, or makes a profile of it.
 *
 * @param issuer {@code iss}
 * @param subject {@code sub}, or what the connector makes of other claims in its place
 * @param audience {@code aud}, never empty
 * @param issuedAt {@code iat}
 * @param expiresAt {@code exp}
 * @param authenticatedAt {@code auth_time}, when the person proved who they are
 * @param claims all claims as they came: text, {@code Long}, {@code Double}, {@code Boolean}, {@code List}, {@code Map}, null
 */
public record IdTokenClaims(
        String issuer,
        String subject,
        List<String> audience,
        Instant issuedAt,
        Instant expiresAt,
        Optional<Instant> authenticatedAt,
        Map<String, @Nullable Object> claims) {
    public IdTokenClaims {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(subject, "subject");
        audience = List.copyOf(audience);
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(authenticatedAt, "authenticatedAt");
        claims = Immutable.map(claims);
    }

    /** Returns a claim if it is there and text. */
    public Optional<String> text(String name) {
        return claims.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Names the claims, without their values. */
    @Override
    public String toString() {
        return "IdTokenClaims[issuer=" + issuer + ", claims=" + claims.keySet() + "]";
    }
}
