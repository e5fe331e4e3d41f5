package dev.socialconnector.toolkit.token;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of one person, and what a profile can be built on: the claims of an ID token that was verified, or the answer of
 * the provider's UserInfo endpoint. An {@link IdTokenVerifier} makes them. No other code can make them of claims that it has read
 * somewhere.
 */
public final class VerifiedClaims {
    /** Values, and the verdicts about them, which mean nothing about a value from elsewhere. */
    private static final Map<String, String> VERDICTS =
            Map.of("email", "email_verified", "phone_number", "phone_number_verified");

    private final String subject;
    private final JsonObject json;
    private final Optional<IdTokenClaims> idToken;

    private VerifiedClaims(String subject, JsonObject json, Optional<IdTokenClaims> idToken) {
        this.subject = subject;
        this.json = json;
        this.idToken = idToken;
    }

    /** Only for an ID token whose claims and whose signature were verified. */
    static VerifiedClaims ofIdToken(IdTokenClaims verified) {
        return new VerifiedClaims(verified.subject(), new JsonObject(verified.claims()), Optional.of(verified));
    }

    /** Only for claims that came from the provider itself, or that it signed. */
    static VerifiedClaims ofUserInfo(JsonObject said) {
        String subject = said.text("sub")
                .orElseThrow(() -> new ConnectorException(
                        Reason.UNEXPECTED_RESPONSE, Step.PROFILE, "the claims' sub is missing or not text"));
        return new VerifiedClaims(subject, said, Optional.empty());
    }

    /**
     * Reads what a UserInfo endpoint answered as plain JSON (OpenID Connect Core section 5.3.2).
     *
     * @throws ConnectorException {@link Reason#UNEXPECTED_RESPONSE} if the answer is not a JSON object, or does not say whose claims it has
     */
    public static VerifiedClaims ofUserInfo(ProviderAnswer answer) {
        return ofUserInfo(answer.requireJson());
    }

    /** Returns who it is: {@code sub}, unless {@linkplain IdTokenRules#withSubject the rules} make it of other claims. */
    public String subject() {
        return subject;
    }

    /** Returns all claims as they came. */
    public JsonObject json() {
        return json;
    }

    /** Returns the ID token; empty if the claims are of a UserInfo endpoint alone. */
    public Optional<IdTokenClaims> idToken() {
        return idToken;
    }

    /**
     * Returns these claims of an ID token with what the UserInfo endpoint says, which counts more; null says nothing. A value and its
     * verdict stay together: what UserInfo says of either replaces both.
     *
     * @throws ConnectorException {@link Reason#INVALID_ID_TOKEN} if that is another subject (OpenID Connect Core section 5.3.2)
     */
    public VerifiedClaims with(VerifiedClaims userInfo) {
        if (!userInfo.subject.equals(subject)) {
            throw new ConnectorException(
                    Reason.INVALID_ID_TOKEN, Step.PROFILE, "the claims are of another subject than the ID token");
        }
        return new VerifiedClaims(subject, merged(json, userInfo.json), idToken);
    }

    /**
     * Returns the login of this person.
     *
     * @throws ConnectorException {@link Reason#INVALID_ID_TOKEN} if the profile is of another subject
     */
    public SocialLogin login(SocialProfile profile, TokenSet tokens) {
        if (!profile.subject().equals(subject)) {
            throw new ConnectorException(
                    Reason.INVALID_ID_TOKEN, Step.PROFILE, "the profile is of another subject than the ID token");
        }
        return new SocialLogin(profile, tokens, idToken);
    }

    /** Names the claims, without their values. */
    @Override
    public String toString() {
        return "VerifiedClaims" + json.members().keySet();
    }

    private static JsonObject merged(JsonObject earlier, JsonObject later) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(earlier.members());
        VERDICTS.forEach((value, verdict) -> {
            if (isSaid(later, value) || isSaid(later, verdict)) {
                merged.remove(value);
                merged.remove(verdict);
            }
        });
        later.members().forEach((name, value) -> {
            if (value != null || !merged.containsKey(name)) {
                merged.put(name, value);
            }
        });
        return new JsonObject(Collections.unmodifiableMap(merged));
    }

    private static boolean isSaid(JsonObject claims, String name) {
        return claims.members().get(name) != null;
    }
}
