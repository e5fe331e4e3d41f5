package dev.socialconnector.settings;

import dev.socialconnector.settings.ConfigField.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand in a form field, and what a fault says if something else does. */
record FieldRule(
        String key,
        Kind kind,
        boolean required,
        Optional<String> defaultValue,
        List<String> choices,
        Optional<Pattern> pattern,
        LocalizedText patternHelp) {
    private static final LocalizedText MISSING = LocalizedText.of("is required", "필수 항목입니다");
    private static final LocalizedText TOO_LONG = LocalizedText.of(
            "is longer than " + ConfigField.MAX_LENGTH + " characters",
            "최대 " + ConfigField.MAX_LENGTH + "자까지 입력할 수 있습니다");
    private static final LocalizedText NO_FLAG = LocalizedText.of("must be true or false", "true 또는 false만 입력할 수 있습니다");

    FieldRule {
        Objects.requireNonNull(key, "key");
        choices = List.copyOf(choices);
        if (!isTyped(kind) && (required || pattern.isPresent())) {
            throw new IllegalArgumentException(
                    key + " always has a value; only a text or a secret can be mandatory or have a pattern");
        }
    }

    static FieldRule typed(String key, Kind kind) {
        return of(key, kind, Optional.empty(), List.of());
    }

    static FieldRule choice(String key, List<String> choices) {
        if (choices.isEmpty()) {
            throw new IllegalArgumentException(key + " has no choices");
        }
        return of(key, Kind.CHOICE, Optional.of(choices.get(0)), choices);
    }

    static FieldRule flag(String key, boolean defaultValue) {
        return of(key, Kind.FLAG, Optional.of(Boolean.toString(defaultValue)), List.of());
    }

    private static FieldRule of(String key, Kind kind, Optional<String> defaultValue, List<String> choices) {
        return new FieldRule(key, kind, false, defaultValue, choices, Optional.empty(), LocalizedText.of(""));
    }

    FieldRule mandatory() {
        return new FieldRule(key, kind, true, defaultValue, choices, pattern, patternHelp);
    }

    FieldRule matching(Pattern pattern, LocalizedText patternHelp) {
        return new FieldRule(key, kind, required, defaultValue, choices, Optional.of(pattern), patternHelp);
    }

    /** Tells what is wrong with a text, in words that never repeat it. */
    Optional<LocalizedText> faultOf(String text) {
        if (text.length() > ConfigField.MAX_LENGTH) {
            return Optional.of(TOO_LONG);
        }
        return switch (kind) {
            case CHOICE -> choices.contains(text) ? Optional.empty() : Optional.of(noChoice());
            case FLAG -> text.equals("true") || text.equals("false") ? Optional.empty() : Optional.of(NO_FLAG);
            case TEXT, SECRET ->
                pattern.isEmpty() || pattern.get().matcher(text).matches()
                        ? Optional.empty()
                        : Optional.of(patternHelp);
        };
    }

    /** Tells what is wrong if the field is left blank while it is shown. */
    Optional<LocalizedText> faultOfBlank() {
        return required ? Optional.of(MISSING) : Optional.empty();
    }

    /** Tells whether this is a choice or a switch that can have this value. */
    boolean canBe(String value) {
        return !isTyped(kind) && faultOf(value).isEmpty();
    }

    /** Tells whether this text of the field may be seen: it is no secret, and it is what it should be. */
    boolean isShowable(String text) {
        return kind != Kind.SECRET && faultOf(text).isEmpty();
    }

    void requireChoice(String choice) {
        if (!choices.contains(choice)) {
            throw new IllegalArgumentException(key + " has no such choice: " + choice);
        }
    }

    /** A field that is not typed into has one of a few values; without a choice, the default. */
    private static boolean isTyped(Kind kind) {
        return kind == Kind.TEXT || kind == Kind.SECRET;
    }

    private LocalizedText noChoice() {
        String all = String.join(", ", choices);
        return LocalizedText.of("must be one of " + all, all + " 중 하나만 선택할 수 있습니다");
    }
}
