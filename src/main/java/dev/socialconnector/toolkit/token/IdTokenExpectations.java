package dev.socialconnector.toolkit.token;

import dev.socialconnector.internal.Sha256;
import dev.socialconnector.toolkit.secret.SecretComparison;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/** What one ID token must fit besides the {@link IdTokenRules}. Immutable. */
public final class IdTokenExpectations {
    private static final Duration MAX_AGE = Duration.ofMinutes(10);
    private static final Duration MAX_AGE_IN_APP = Duration.ofHours(1);

    private final Optional<String> nonce;
    private final boolean hashedNonce;
    private final boolean nonceOptional;
    private final Optional<String> accessToken;
    private final Optional<String> subject;
    private final boolean fromProvider;

    private IdTokenExpectations(
            Optional<String> nonce,
            boolean hashedNonce,
            boolean nonceOptional,
            Optional<String> accessToken,
            Optional<String> subject,
            boolean fromProvider) {
        this.nonce = Objects.requireNonNull(nonce, "nonce");
        this.hashedNonce = hashedNonce;
        this.nonceOptional = nonceOptional;
        this.accessToken = Objects.requireNonNull(accessToken, "accessToken");
        this.subject = Objects.requireNonNull(subject, "subject");
        this.fromProvider = fromProvider;
    }

    /** Holds what the code flow expects (OpenID Connect Core section 3.1.3.7): issued at most 10 minutes ago. */
    public static IdTokenExpectations ofCodeFlow(Optional<String> nonce, Optional<String> accessToken) {
        return new IdTokenExpectations(nonce, false, false, accessToken, Optional.empty(), true);
    }

    /** Holds what a refresh expects (OpenID Connect Core section 12.2): the same subject, and no nonce. */
    public static IdTokenExpectations ofRefresh(String subject, Optional<String> accessToken) {
        return new IdTokenExpectations(Optional.empty(), false, false, accessToken, Optional.of(subject), true);
    }

    /**
     * Holds what a native sign-in expects: a token that an app obtained and handed over. The app runs on a device that its user controls.
     * With a nonce it was issued at most 10 minutes ago. Without one it may come from an SDK that keeps its token until that expires, such
     * as LIFF's, and was issued at most an hour ago.
     */
    public static IdTokenExpectations ofNativeSignIn(Optional<String> nonce, Optional<String> accessToken) {
        return new IdTokenExpectations(nonce, false, false, accessToken, Optional.empty(), false);
    }

    /** Returns the same for a provider whose apps send the SHA-256 of the nonce, in hexadecimal, in place of the nonce. */
    public IdTokenExpectations orHashedNonce() {
        return new IdTokenExpectations(nonce, true, nonceOptional, accessToken, subject, fromProvider);
    }

    /** Returns the same for a provider that may leave the nonce out; one that comes must still be the one that was sent. */
    public IdTokenExpectations orWithoutNonce() {
        return new IdTokenExpectations(nonce, hashedNonce, true, accessToken, subject, fromProvider);
    }

    /** Returns the nonce that was sent; if one was, the token must carry it. */
    Optional<String> nonce() {
        return nonce;
    }

    /** Returns the access token that came with it, for {@code at_hash}. */
    Optional<String> accessToken() {
        return accessToken;
    }

    /** Returns whose token it must be, if that is known already. */
    Optional<String> subject() {
        return subject;
    }

    /** Returns how long ago it may have been issued. */
    Duration maxAge() {
        return fromProvider || nonce.isPresent() ? MAX_AGE : MAX_AGE_IN_APP;
    }

    /** Tells whether it came straight from the provider's token endpoint, and not by way of a stranger. */
    boolean fromProvider() {
        return fromProvider;
    }

    /** Tells whether this is the nonce that was sent, or one that may be missing. */
    boolean isNonce(Optional<String> claim) {
        if (claim.isEmpty() || nonce.isEmpty()) {
            return claim.isEmpty() && nonceOptional;
        }
        return SecretComparison.equal(claim.get(), nonce.get())
                || (hashedNonce && SecretComparison.equal(claim.get(), hashed(nonce.get())));
    }

    private static String hashed(String nonce) {
        return HexFormat.of().formatHex(Sha256.of(nonce));
    }

    /** Prints no value. */
    @Override
    public String toString() {
        return "IdTokenExpectations[maxAge=" + maxAge() + "]";
    }
}
