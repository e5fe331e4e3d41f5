package dev.socialconnector.internal;

import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding of the names and values of a query or a form (RFC 3986 section 2.1): everything but unreserved characters, as
 * UTF-8. What is encoded so means the same in both, a plus sign or a space included.
 */
public final class PercentEncoding {
    private static final String HEX = "0123456789ABCDEF";

    private PercentEncoding() {}

    /** Appends {@code name=value}. */
    public static void append(StringBuilder text, String name, String value) {
        append(text, name);
        text.append('=');
        append(text, value);
    }

    /** Appends a name or a value. */
    public static void append(StringBuilder text, String part) {
        int done = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c >= 0x80) {
                appendUtf8(text, part.substring(done));
                return;
            }
            if (!isUnreserved(c)) {
                appendEncoded(text.append(part, done, i), c);
                done = i + 1;
            }
        }
        text.append(part, done, part.length());
    }

    private static void appendUtf8(StringBuilder text, String part) {
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved((char) b)) {
                text.append((char) b);
            } else {
                appendEncoded(text, b & 0xFF);
            }
        }
    }

    private static void appendEncoded(StringBuilder text, int octet) {
        text.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 0xF));
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.'
                || c == '~';
    }
}
