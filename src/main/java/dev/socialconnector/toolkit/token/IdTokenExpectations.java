package dev.socialconnector.toolkit.token;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What one ID token must fit besides its issuer and audience.
 *
 * @param nonce the nonce that was sent; if one was, the token must carry it
 * @param accessToken the access token that came with it, for {@code at_hash}
 * @param subject whose token it must be, if that is known already
 * @param maxAge how long ago it may have been issued
 * @param fromProvider whether it came straight from the provider's token endpoint, and not by way of a stranger
 */
public record IdTokenExpectations(
        Optional<String> nonce,
        Optional<String> accessToken,
        Optional<String> subject,
        Duration maxAge,
        boolean fromProvider) {
    public IdTokenExpectations {
        Objects.requireNonNull(nonce, "nonce");
        Objects.requireNonNull(accessToken, "accessToken");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(maxAge, "maxAge");
    }

    /** Holds what the code flow expects (OpenID Connect Core section 3.1.3.7): issued at most 10 minutes ago. */
    public static IdTokenExpectations ofCodeFlow(Optional<String> nonce, Optional<String> accessToken) {
        return new IdTokenExpectations(nonce, accessToken, Optional.empty(), Duration.ofMinutes(10), true);
    }

    /** Holds what a refresh expects (OpenID Connect Core section 12.2): the same subject, and no nonce. */
    public static IdTokenExpectations ofRefresh(String subject, Optional<String> accessToken) {
        return new IdTokenExpectations(
                Optional.empty(), accessToken, Optional.of(subject), Duration.ofMinutes(10), true);
    }

    /** Holds what a native sign-in expects: a token that an app obtained, by way of whoever runs the app. */
    public static IdTokenExpectations ofNativeSignIn(Optional<String> nonce, Optional<String> accessToken) {
        return new IdTokenExpectations(nonce, accessToken, Optional.empty(), Duration.ofMinutes(10), false);
    }

    /** Prints no value. */
    @Override
    public String toString() {
        return "IdTokenExpectations[maxAge=" + maxAge + "]";
    }
}
