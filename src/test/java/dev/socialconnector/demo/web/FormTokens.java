package dev.socialconnector.demo.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells the forms of our pages from those that another site sends in the person's name: each form carries a token that belongs to
 * the browser's cookie, and that only our pages know.
 *
 * <p>The cookies are {@code SameSite=Lax}, which keeps most such requests away already; a browser may be old, and another port
 * of this host is the same site. The tokens are computed, so nothing is stored; a server with several nodes shares the key.
 */
public final class FormTokens {
    /** The form field with the token. */
    public static final String FIELD = "token";

    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    public FormTokens() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, HMAC);
    }

    /** Returns the token for the forms of the browser with this cookie. */
    public String of(String cookie) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] token = mac.doFinal(cookie.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }

    /** Tells whether the token belongs to the cookie; without a cookie, none does. In constant time. */
    public boolean matches(String cookie, String token) {
        return !cookie.isEmpty()
                && MessageDigest.isEqual(
                        of(cookie).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
