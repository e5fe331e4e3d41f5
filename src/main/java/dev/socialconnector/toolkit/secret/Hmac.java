package dev.socialconnector.toolkit.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Message authentication codes, as providers sign their notices with (RFC 2104). */
public final class Hmac {
    private static final String SHA_256 = "HmacSHA256";

    private Hmac() {}

    /** Returns the HMAC-SHA256 of a text in UTF-8, 32 bytes. Compare it in its text form with {@link SecretComparison}. */
    public static byte[] sha256(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(SHA_256);
            mac.init(new SecretKeySpec(key, SHA_256));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java lacks " + SHA_256);
        }
    }
}
