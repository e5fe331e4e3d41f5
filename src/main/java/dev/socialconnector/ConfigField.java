package dev.socialconnector;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One field of the form that an administrator fills in: how to draw it, and what may stand in it.
 *
 * @param key name of the setting in {@link ConnectorConfig}
 * @param kind how to draw it
 * @param required whether it must be filled in
 * @param defaultValue what holds if it is left blank
 * @param choices what can be chosen, for {@link Kind#CHOICE} only
 * @param pattern what a text must match as a whole
 * @param patternHelp what the pattern wants, in words that follow "must be"
 * @param labels its name by language tag (BCP 47); {@code en} is always there
 * @param help an explanation by language tag; may be empty
 */
public record ConfigField(
        String key,
        Kind kind,
        boolean required,
        Optional<String> defaultValue,
        List<String> choices,
        Optional<Pattern> pattern,
        String patternHelp,
        Map<String, String> labels,
        Map<String, String> help) {
    /** How a field is drawn. */
    public enum Kind {
        /** A line of text. */
        TEXT,
        /** A line of text that is never shown again. */
        SECRET,
        /** One of several words. */
        CHOICE,
        /** {@code true} or {@code false}. */
        FLAG
    }

    /** The longest value of any field, in characters. */
    public static final int MAX_LENGTH = 4_096;

    public ConfigField {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(defaultValue, "defaultValue");
        choices = List.copyOf(choices);
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(patternHelp, "patternHelp");
        labels = Immutable.map(labels);
        help = Immutable.map(help);
    }

    /** Describes a line of text, optional unless {@link #mandatory()}. */
    public static ConfigField text(String key) {
        return of(key, Kind.TEXT, Optional.empty(), List.of());
    }

    /** Describes a secret, optional unless {@link #mandatory()}. */
    public static ConfigField secret(String key) {
        return of(key, Kind.SECRET, Optional.empty(), List.of());
    }

    /** Describes a choice; the first one is the default. */
    public static ConfigField choice(String key, String... choices) {
        return of(key, Kind.CHOICE, Optional.of(choices[0]), List.of(choices));
    }

    /** Describes a switch. */
    public static ConfigField flag(String key, boolean defaultValue) {
        return of(key, Kind.FLAG, Optional.of(Boolean.toString(defaultValue)), List.of());
    }

    /** Returns this field as one that must be filled in. */
    public ConfigField mandatory() {
        return new ConfigField(key, kind, true, defaultValue, choices, pattern, patternHelp, labels, help);
    }

    /** Returns this field with a pattern that its text must match, and what that is in words that follow "must be". */
    public ConfigField matching(String regex, String inWords) {
        return new ConfigField(
                key, kind, required, defaultValue, choices, Optional.of(Pattern.compile(regex)), inWords, labels, help);
    }

    /** Returns this field with its name in English and Korean. */
    public ConfigField label(String english, String korean) {
        return new ConfigField(
                key, kind, required, defaultValue, choices, pattern, patternHelp, texts(english, korean), help);
    }

    /** Returns this field with an explanation in English and Korean. */
    public ConfigField help(String english, String korean) {
        return new ConfigField(
                key, kind, required, defaultValue, choices, pattern, patternHelp, labels, texts(english, korean));
    }

    /** Tells what is wrong with a value, in words that follow the key and never repeat the value. */
    Optional<String> faultOf(Optional<String> value) {
        if (value.isEmpty()) {
            return required ? Optional.of("is required") : Optional.empty();
        }
        String text = value.get();
        if (text.length() > MAX_LENGTH) {
            return Optional.of("is longer than " + MAX_LENGTH + " characters");
        }
        return switch (kind) {
            case CHOICE ->
                choices.contains(text) ? Optional.empty() : Optional.of("must be one of " + String.join(", ", choices));
            case FLAG ->
                text.equals("true") || text.equals("false") ? Optional.empty() : Optional.of("must be true or false");
            case TEXT, SECRET ->
                pattern.isEmpty() || pattern.get().matcher(text).matches()
                        ? Optional.empty()
                        : Optional.of("must be " + patternHelp);
        };
    }

    private static ConfigField of(String key, Kind kind, Optional<String> defaultValue, List<String> choices) {
        return new ConfigField(
                key, kind, false, defaultValue, choices, Optional.empty(), "", Map.of("en", key), Map.of());
    }

    private static Map<String, String> texts(String english, String korean) {
        return Immutable.map(Map.of("en", english, "ko", korean));
    }
}
