package dev.socialconnector;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A finished sign-in.
 *
 * @param profile who signed in, and what the provider says of them
 * @param tokens what the provider granted
 * @param idToken claims of the verified ID token; absent if the provider sent none and none was required
 */
public record SocialLogin(SocialProfile profile, TokenSet tokens, Optional<IdTokenClaims> idToken) {
    public SocialLogin {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(idToken, "idToken");
    }

    /** Returns the same sign-in with other tokens: some left out, or described better. */
    public SocialLogin withTokens(TokenSet tokens) {
        return new SocialLogin(profile, tokens, idToken);
    }

    /**
     * Returns which of the scopes asked for the person did not grant, after they were asked for more consents. Where the provider
     * did not say what it granted, the profile's consents decide; what neither names counts as not granted.
     */
    public Set<String> missing(Collection<String> scopes) {
        Set<String> missing = new LinkedHashSet<>(scopes);
        missing.removeIf(this::isGranted);
        return Collections.unmodifiableSet(missing);
    }

    private boolean isGranted(String scope) {
        if (scope.equals("openid")) {
            return idToken.isPresent();
        }
        if (tokens.scopes().isPresent()) {
            return tokens.scopes().get().contains(scope);
        }
        Consent consent = profile.consents().get(scope);
        return consent != null && consent.state() == Consent.State.GRANTED;
    }
}
