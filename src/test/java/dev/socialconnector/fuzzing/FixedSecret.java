package dev.socialconnector.fuzzing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client secret by which an issuer signs (HS256). */
public final class FixedSecret implements FixedSigner {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec secret;

    /** Takes the secret. */
    public FixedSecret(String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC);
    }

    @Override
    public String algorithm() {
        return "HS256";
    }

    /** A secret is not published. */
    @Override
    public String keySet() {
        return "{\"keys\":[]}";
    }

    @Override
    public int signatureLength() {
        return 32;
    }

    @Override
    public String sign(byte[] header, byte[] payload) {
        String signingInput = BASE64URL.encodeToString(header) + "." + BASE64URL.encodeToString(payload);
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            return signingInput + "."
                    + BASE64URL.encodeToString(mac.doFinal(signingInput.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
