package dev.socialconnector.bench;

import org.jspecify.annotations.Nullable;

/**
 * One way of verifying an ID token with keys that are at hand: signature, algorithm, key id, issuer, audience, times and nonce.
 */
interface Verification {
    /** Returns the subject, or throws whatever the contender throws. */
    @Nullable String subject(String idToken, String nonce) throws Exception;
}
