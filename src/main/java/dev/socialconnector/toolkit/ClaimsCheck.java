package dev.socialconnector.toolkit;

import static dev.socialconnector.toolkit.IdTokenVerifier.refusal;

import dev.socialconnector.IdTokenClaims;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The claims' part of ID token verification (OpenID Connect Core sections 2 and 3.1.3.7). */
record ClaimsCheck(String issuer, Set<String> audiences, Clock clock) {
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final int MAX_SUBJECT = 255;
    private static final double YEAR_10000 = 253_402_300_800.0;

    IdTokenClaims check(JsonObject payload, IdTokenExpectations expectations) {
        ClaimTypes.check(payload);
        if (!issuer.equals(payload.text("iss").orElse(null))) {
            throw refusal("iss is not the expected issuer");
        }
        List<String> audience = audience(payload);
        String subject = payload.text("sub")
                .filter(sub -> !sub.isBlank() && sub.length() <= MAX_SUBJECT)
                .orElseThrow(() -> refusal("sub is missing, blank or too long"));
        Instant issuedAt = time(payload, "iat").orElseThrow(() -> refusal("iat is missing"));
        Instant expiresAt = time(payload, "exp").orElseThrow(() -> refusal("exp is missing"));
        checkTimes(issuedAt, expiresAt, time(payload, "nbf"), expectations.maxAge());
        checkBindings(payload, subject, expectations);
        return new IdTokenClaims(
                issuer, subject, audience, issuedAt, expiresAt, time(payload, "auth_time"), payload.members());
    }

    private List<String> audience(JsonObject payload) {
        List<String> audience = payload.text("aud").map(List::of).orElseGet(() -> payload.texts("aud"));
        if (audience.isEmpty() || !audiences.containsAll(audience)) {
            throw refusal("aud is missing or names a client that is not ours");
        }
        if (payload.text("azp").filter(party -> !audiences.contains(party)).isPresent()) {
            throw refusal("azp is a client that is not ours");
        }
        return audience;
    }

    private void checkTimes(Instant issuedAt, Instant expiresAt, Optional<Instant> notBefore, Duration maxAge) {
        Instant now = clock.instant();
        if (!now.isBefore(expiresAt.plus(SKEW))) {
            throw refusal("exp is past");
        }
        if (!expiresAt.isAfter(issuedAt)) {
            throw refusal("exp is not after iat");
        }
        if (issuedAt.isAfter(now.plus(SKEW))) {
            throw refusal("iat is in the future");
        }
        if (issuedAt.isBefore(now.minus(maxAge).minus(SKEW))) {
            throw refusal("iat is too long ago");
        }
        if (notBefore.isPresent() && notBefore.get().isAfter(now.plus(SKEW))) {
            throw refusal("nbf is in the future");
        }
    }

    private static void checkBindings(JsonObject payload, String subject, IdTokenExpectations expectations) {
        if (expectations.nonce().isPresent()
                && !sameSecret(payload.text("nonce"), expectations.nonce().get())) {
            throw refusal("nonce is not the one that was sent");
        }
        if (expectations.subject().isPresent() && !expectations.subject().get().equals(subject)) {
            throw refusal("sub is somebody else");
        }
        Optional<String> hash = payload.text("at_hash");
        if (hash.isPresent()
                && expectations.accessToken().isPresent()
                && !sameSecret(hash, hashOf(expectations.accessToken().get()))) {
            throw refusal("at_hash is not of the access token");
        }
    }

    private static boolean sameSecret(Optional<String> claim, String expected) {
        return claim.isPresent() && SecretComparison.equal(claim.get(), expected);
    }

    /** OpenID Connect Core section 3.1.3.6: the left half of SHA-256. */
    private static String hashOf(String accessToken) {
        byte[] half = Arrays.copyOf(Sha256.of(accessToken), 16);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(half);
    }

    /** NumericDate of RFC 7519 section 2: seconds since 1970, fractions allowed. */
    private static Optional<Instant> time(JsonObject payload, String name) {
        @Nullable Object value = payload.members().get(name);
        if (value == null) {
            return Optional.empty();
        }
        double seconds = ((Number) value).doubleValue();
        if (!(seconds > 0 && seconds < YEAR_10000)) {
            throw refusal(name + " is not a time");
        }
        return Optional.of(Instant.ofEpochSecond((long) seconds));
    }
}
