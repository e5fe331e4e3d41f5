package dev.socialconnector.toolkit.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.http.WarmUp;
import java.nio.charset.StandardCharsets;

/**
 * The client secret as a key for HS256 (OpenID Connect Core section 10.1): its UTF-8 bytes, and never the bytes of a published key.
 */
final class SharedSecret implements SignatureKeys {
    private final JWSVerifier verifier;

    /**
     * Takes the secret.
     *
     * @throws IllegalArgumentException if it is shorter than the hash (RFC 7518 section 3.2)
     */
    SharedSecret(String secret) {
        try {
            this.verifier = new MACVerifier(secret.getBytes(StandardCharsets.UTF_8));
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException("a client secret for HS256 has at least 32 bytes");
        }
    }

    @Override
    public void require(ProviderClient client, Deadline deadline) {
        // it is there
    }

    @Override
    public void includeIn(WarmUp warmUp) {
        // it is there
    }

    @Override
    public Verdict judge(CompactJws jws, Lookup lookup) {
        return jws.isSignedBy(verifier) ? Verdict.RIGHT : Verdict.WRONG;
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "SharedSecret";
    }
}
