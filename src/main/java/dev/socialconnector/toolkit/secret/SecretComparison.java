package dev.socialconnector.toolkit.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Compares secrets in a time that does not tell how much of them is right. */
public final class SecretComparison {
    private SecretComparison() {}

    /** Tells whether two texts are the same. */
    public static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
