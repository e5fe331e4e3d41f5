package dev.socialconnector.toolkit.token;

import static dev.socialconnector.toolkit.token.TokenKind.ID_TOKEN;
import static dev.socialconnector.toolkit.token.TokenKind.USER_INFO;

import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.secret.SecretComparison;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims' part of ID token verification (OpenID Connect Core sections 2 and 3.1.3.7). Claims that this decision does not rest on
 * may be of any type, as providers send them.
 */
record ClaimsCheck(IdTokenRules rules, Clock clock) {
    private static final int MAX_SUBJECT = 255;

    IdTokenClaims check(JsonObject payload, SigningAlgorithm algorithm, IdTokenExpectations expectations) {
        RegisteredClaims claims = new RegisteredClaims(ID_TOKEN, payload);
        if (tellsOfEvents(payload.members().get("events"))) {
            throw ID_TOKEN.refusal("it tells of events, as logout tokens and security event tokens do");
        }
        String issuer = claims.text("iss").orElse("");
        if (!rules.issuers().allows(issuer, payload.text("tid"))) {
            throw ID_TOKEN.refusal("iss is not the expected issuer");
        }
        checkAudience(claims);
        claims.text("sub", MAX_SUBJECT);
        String subject = rules.subject(payload)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> ID_TOKEN.refusal("it lacks a claim that identifies the person"));
        Instant expiresAt = claims.requireTime("exp");
        claims.checkTimes(clock.instant(), expectations.maxAge());
        checkBindings(claims, subject, algorithm, expectations);
        return new IdTokenClaims(
                issuer,
                subject,
                claims.audience(),
                claims.requireTime("iat"),
                expiresAt,
                claims.time("auth_time"),
                payload.members());
    }

    /**
     * Tells a logout token, and an event of a provider that gives it no type of its own (Apple: an object with a {@code type}, or the text
     * of one). Other events are told apart by the type in the header; any other value is a claim of the provider's own.
     */
    private static boolean tellsOfEvents(@Nullable Object events) {
        return events instanceof Map<?, ?> map
                ? map.containsKey(LogoutTokenVerifier.EVENT) || map.containsKey("type")
                : events instanceof String text && text.startsWith("{");
    }

    /** OpenID Connect Core section 5.3.2: a signed answer names its issuer and this client; its times are checked where they are there. */
    void checkUserInfo(JsonObject payload) {
        RegisteredClaims claims = new RegisteredClaims(USER_INFO, payload);
        if (!rules.issuers().allows(claims.text("iss").orElse(""), payload.text("tid"))) {
            throw USER_INFO.refusal("iss is not the expected issuer");
        }
        if (Collections.disjoint(claims.audience(), rules.clientIds())) {
            throw USER_INFO.refusal("aud is missing or names no client of ours");
        }
        claims.checkExpiry(clock.instant());
    }

    /**
     * OpenID Connect Core section 3.1.3.7, steps 3 to 5: another audience of the token could hand it in here, unless {@code azp} says
     * that it was given to a client of ours.
     */
    private void checkAudience(RegisteredClaims claims) {
        Set<String> ours = rules.clientIds();
        List<String> audience = claims.audience();
        if (Collections.disjoint(audience, ours)) {
            throw ID_TOKEN.refusal("aud is missing or names no client of ours");
        }
        Optional<String> party = claims.text("azp");
        if (party.isPresent() && !ours.contains(party.get())) {
            throw ID_TOKEN.refusal("azp is a client that is not ours");
        }
        if (party.isEmpty() && !rules.areKnown(audience)) {
            throw ID_TOKEN.refusal("aud also names another client, which is not trusted, and azp does not name us");
        }
    }

    private static void checkBindings(
            RegisteredClaims claims, String subject, SigningAlgorithm algorithm, IdTokenExpectations expectations) {
        if (expectations.nonce().isPresent() && !expectations.isNonce(claims.text("nonce"))) {
            throw ID_TOKEN.refusal("nonce is not the one that was sent");
        }
        if (expectations.subject().isPresent() && !expectations.subject().get().equals(subject)) {
            throw ID_TOKEN.refusal("sub is another subject");
        }
        Optional<String> hash = claims.text("at_hash");
        if (hash.isPresent()
                && expectations.accessToken().isPresent()
                && !SecretComparison.equal(
                        hash.get(), hashOf(expectations.accessToken().get(), algorithm))) {
            throw ID_TOKEN.refusal("at_hash is not of the access token");
        }
    }

    /** OpenID Connect Core section 3.1.3.6: the left half of the hash that the token's algorithm has. */
    private static String hashOf(String accessToken, SigningAlgorithm algorithm) {
        try {
            byte[] hash =
                    MessageDigest.getInstance(algorithm.hash()).digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(algorithm.hash() + " is missing", impossible);
        }
    }
}
