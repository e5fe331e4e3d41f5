package dev.socialconnector.internal;

/** The ten digits of ASCII. Looks at them one by one: a regular expression takes some 250 bytes for each look. */
public final class Digits {
    private Digits() {}

    /** Tells whether a text is made of digits alone from this place on. */
    public static boolean areFrom(int start, String text) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a text is so many digits. */
    public static boolean are(String text, int count) {
        return text.length() == count && areFrom(0, text);
    }
}
