package dev.socialconnector.settings;

import java.util.Objects;

/**
 * One thing that is wrong with an administrator's settings.
 *
 * @param key the setting
 * @param text what is wrong with it, never its value: in English words that follow the key, in other languages words that stand
 *     alone
 */
public record ConfigFault(String key, LocalizedText text) {
    public ConfigFault {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(text, "text");
    }

    /** Describes a fault in English only, for example {@code clientId} and {@code is required}. */
    public ConfigFault(String key, String message) {
        this(key, LocalizedText.of(message));
    }

    /** Describes a fault in English, in words that follow the key, and in Korean, in words that stand alone. */
    public static ConfigFault of(String key, String english, String korean) {
        return new ConfigFault(key, LocalizedText.of(english, korean));
    }

    /** Returns what is wrong in English, in words that follow the key or the field's name. */
    public String message() {
        return text.english();
    }

    /** Returns what is wrong in the language of this tag (BCP 47), or else in English. */
    public String message(String languageTag) {
        return text.in(languageTag);
    }

    /** Prints the key and the English message, which makes a sentence. */
    @Override
    public String toString() {
        return key + " " + message();
    }
}
