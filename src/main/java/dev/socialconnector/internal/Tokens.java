package dev.socialconnector.internal;

/** What any token, code or secret from a provider looks like. */
public final class Tokens {
    private static final int MAX_LENGTH = 16_384;

    private Tokens() {}

    /** Tells whether a text is visible ASCII of sane length (RFC 6749 appendix A), and so fits into a header. */
    public static boolean isToken(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
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
