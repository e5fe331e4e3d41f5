package dev.socialconnector;

import java.util.Objects;
import java.util.Optional;

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
}
