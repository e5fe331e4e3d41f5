package dev.socialconnector.spring.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The name that a sign-in is kept under: made from its registration and state, perhaps more, and telling none of them. */
final class SignInKey {
    private static final int LENGTH = 22; // 132 bits

    private SignInKey() {}

    static String of(String... parts) {
        return sha256(String.join("\n", parts)).substring(0, LENGTH);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256");
        }
    }
}
