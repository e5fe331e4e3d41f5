package dev.socialconnector;

import java.util.Locale;
import java.util.Map;

/**
 * A text in several languages, always also in English.
 *
 * @param byLanguage the text by language tag (BCP 47); {@code en} is always there
 */
public record LocalizedText(Map<String, String> byLanguage) {
    private static final String ENGLISH = "en";
    private static final String KOREAN = "ko";

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no English text
     */
    public LocalizedText {
        byLanguage = Immutable.map(byLanguage);
        if (!byLanguage.containsKey(ENGLISH)) {
            throw new IllegalArgumentException("a text must have an English one (en)");
        }
    }

    /** Takes a text that is the same in every language, or known in English only. */
    public static LocalizedText of(String english) {
        return new LocalizedText(Map.of(ENGLISH, english));
    }

    /** Takes a text in English and Korean. */
    public static LocalizedText of(String english, String korean) {
        return of(english).with(KOREAN, korean);
    }

    /** Returns this text with one more language. */
    public LocalizedText with(String languageTag, String text) {
        return new LocalizedText(Immutable.with(byLanguage, languageTag, text));
    }

    /** Returns the English text. */
    public String english() {
        return in(ENGLISH);
    }

    /**
     * Returns the text in a language, or else in English. A tag finds what it begins with: {@code ko-KR} finds {@code ko}
     * (RFC 4647 section 3.4). Anything but a known tag finds English.
     */
    public String in(String languageTag) {
        String tag = languageTag.toLowerCase(Locale.ROOT);
        while (!tag.isEmpty()) {
            for (Map.Entry<String, String> text : byLanguage.entrySet()) {
                if (text.getKey().toLowerCase(Locale.ROOT).equals(tag)) {
                    return text.getValue();
                }
            }
            tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
        }
        return in(ENGLISH);
    }
}
