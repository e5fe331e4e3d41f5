package dev.socialconnector.internal;

/** What any token, code or secret from a provider looks like. */
public final class Tokens {
    private static final int MAX_LENGTH = 16_384;

    private Tokens() {}

    /** Tells whether a text is visible ASCII of sane length (RFC 6749 appendix A), and so fits into a header. */
    public static boolean isToken(String text) {
        return text.length() <= MAX_LENGTH && isVisible(text);
    }

    /** Tells whether a text is visible ASCII, of any length: an ID token, which goes into no header and says itself if it is too long. */
    public static boolean isVisible(String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
