package dev.socialconnector.toolkit.secret;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/** Makes the unguessable values of a sign-in. */
public final class RandomValues {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random;

    /** Draws from the given source. */
    public RandomValues(SecureRandom random) {
        this.random = Objects.requireNonNull(random, "random");
    }

    /** Returns 256 random bits as 43 characters that need no encoding anywhere: a state, a nonce or a code verifier. */
    public String next() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return BASE64URL.encodeToString(bytes);
    }
}
