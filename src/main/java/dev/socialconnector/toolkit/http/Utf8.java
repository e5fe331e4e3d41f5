package dev.socialconnector.toolkit.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads UTF-8, and refuses what is not well-formed (RFC 3629 section 4). */
final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /**
     * Returns the text; empty if the bytes are not UTF-8. The JDK's quick decoder puts a character of its own in place of broken bytes.
     * That one makes other bytes than the broken ones, where it does not stand for itself.
     */
    static Optional<String> decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean isWhole = text.indexOf(REPLACEMENT) < 0 || Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
        return isWhole ? Optional.of(text) : Optional.empty();
    }
}
