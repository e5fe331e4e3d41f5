package dev.socialconnector.toolkit.token;

import static dev.socialconnector.toolkit.token.TokenKind.ID_TOKEN;

import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.internal.Sha256;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.secret.SecretComparison;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The claims' part of ID token verification (OpenID Connect Core sections 2 and 3.1.3.7). Claims that this decision does not rest on
 * may be of any type, as providers send them.
 */
record ClaimsCheck(IdTokenRules rules, Clock clock) {
    private static final int MAX_SUBJECT = 255;

    IdTokenClaims check(JsonObject payload, IdTokenExpectations expectations) {
        RegisteredClaims claims = new RegisteredClaims(ID_TOKEN, payload);
        if (!claims.isFrom(rules.issuer())) {
            throw ID_TOKEN.refusal("iss is not the expected issuer");
        }
        checkAudience(claims);
        String subject = claims.text("sub", MAX_SUBJECT);
        Instant expiresAt = claims.requireTime("exp");
        claims.checkTimes(clock.instant(), expectations.maxAge());
        checkBindings(claims, subject, expectations);
        return new IdTokenClaims(
                rules.issuer(),
                subject,
                claims.audience(),
                claims.requireTime("iat"),
                expiresAt,
                claims.time("auth_time"),
                payload.members());
    }

    /**
     * OpenID Connect Core section 3.1.3.7, steps 3 to 5: whoever else a token is for could hand it in here, unless {@code azp} says
     * that it was given to a client of ours.
     */
    private void checkAudience(RegisteredClaims claims) {
        Set<String> ours = rules.clientIds();
        List<String> audience = claims.audience();
        if (audience.stream().noneMatch(ours::contains)) {
            throw ID_TOKEN.refusal("aud is missing or names no client of ours");
        }
        Optional<String> party = claims.text("azp");
        if (party.isPresent() && !ours.contains(party.get())) {
            throw ID_TOKEN.refusal("azp is a client that is not ours");
        }
        boolean strangers = audience.stream()
                .anyMatch(name ->
                        !ours.contains(name) && !rules.trustedAudiences().contains(name));
        if (strangers && party.isEmpty()) {
            throw ID_TOKEN.refusal("aud names somebody else too, who is not trusted, and azp does not name us");
        }
    }

    private static void checkBindings(RegisteredClaims claims, String subject, IdTokenExpectations expectations) {
        if (expectations.nonce().isPresent()
                && !sameSecret(claims.text("nonce"), expectations.nonce().get())) {
            throw ID_TOKEN.refusal("nonce is not the one that was sent");
        }
        if (expectations.subject().isPresent() && !expectations.subject().get().equals(subject)) {
            throw ID_TOKEN.refusal("sub is somebody else");
        }
        Optional<String> hash = claims.text("at_hash");
        if (hash.isPresent()
                && expectations.accessToken().isPresent()
                && !sameSecret(hash, hashOf(expectations.accessToken().get()))) {
            throw ID_TOKEN.refusal("at_hash is not of the access token");
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
}
