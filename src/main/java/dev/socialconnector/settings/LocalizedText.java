package dev.socialconnector.settings;

import dev.socialconnector.internal.Immutable;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A text in several languages, always also in English.
 *
 * @param byLanguage the text by language tag (BCP 47); {@code en} is always there
 */
public record LocalizedText(Map<String, String> byLanguage) {
    private static final String ENGLISH = "en";
    private static final String KOREAN = "ko";

    /** The length that every language tag in use fits into (RFC 5646 section 4.4.1). */
    private static final int MAX_TAG = 35;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no English text
     */
    public LocalizedText {
        byLanguage = Immutable.map(byLanguage);
        byLanguage.forEach((tag, text) -> {
            Objects.requireNonNull(tag, "tag");
            Objects.requireNonNull(text, "text");
        });
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
     * (RFC 4647 section 3.4). Anything but a known tag finds English, as does one of more than 35 characters.
     */
    public String in(String languageTag) {
        // the tag may come from a browser: the search below takes time by the square of its length
        String tag = languageTag.length() > MAX_TAG ? ENGLISH : languageTag.toLowerCase(Locale.ROOT);
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
