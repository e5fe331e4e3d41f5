package dev.socialconnector.settings;

import dev.socialconnector.internal.Immutable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One field of the form that an administrator fills in: how to draw it, and what may stand in it. Immutable: each method that
 * describes it further returns a copy.
 *
 * <pre>{@code
 * ConfigField.text("clientId")
 *         .mandatory()
 *         .matching("[a-z0-9]{1,64}", "lower-case letters and digits only", "영문 소문자와 숫자만 입력할 수 있습니다")
 *         .label("Client ID", "클라이언트 ID")
 *         .help("The id that the provider gave to this server.", "제공자가 이 서버에 발급한 ID입니다.")
 *         .placeholder("0a1b2c3d");
 * }</pre>
 */
public final class ConfigField {
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

    /**
     * When a field is shown: while another one is shown too and has a certain value, be it by default.
     *
     * @param key the other field, a choice or a switch above it in the same form
     * @param value the value that it must have
     */
    public record Condition(String key, String value) {
        public Condition {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        }
    }

    /** The longest value of any field, in characters. */
    public static final int MAX_LENGTH = 4_096;

    private final FieldRule rule;
    private final List<Condition> conditions;
    private final FieldTexts texts;

    private ConfigField(FieldRule rule, List<Condition> conditions, FieldTexts texts) {
        this.rule = rule;
        this.conditions = conditions;
        this.texts = texts;
    }

    /** Describes a line of text, optional unless {@link #mandatory()}. */
    public static ConfigField text(String key) {
        return of(FieldRule.typed(key, Kind.TEXT));
    }

    /** Describes a secret, optional unless {@link #mandatory()}. */
    public static ConfigField secret(String key) {
        return of(FieldRule.typed(key, Kind.SECRET));
    }

    /**
     * Describes a choice; the first one is the default.
     *
     * @throws IllegalArgumentException if there is nothing to choose
     */
    public static ConfigField choice(String key, String... choices) {
        return of(FieldRule.choice(key, List.of(choices)));
    }

    /** Describes a switch. */
    public static ConfigField flag(String key, boolean defaultValue) {
        return of(FieldRule.flag(key, defaultValue));
    }

    /**
     * Returns this field as one that must be filled in, while it is shown.
     *
     * @throws IllegalArgumentException if it is a choice or a switch, which always has a value
     */
    public ConfigField mandatory() {
        return new ConfigField(rule.mandatory(), conditions, texts);
    }

    /** Returns this field with a pattern that its text must match as a whole, and what that is in words that follow "must be". */
    public ConfigField matching(String regex, String inWords) {
        return matching(regex, LocalizedText.of("must be " + inWords));
    }

    /**
     * Returns this field with a pattern that its text must match as a whole.
     *
     * @param inEnglish what the pattern wants, in words that follow "must be"
     * @param inKorean the same as words that stand alone, for example {@code 숫자만 입력할 수 있습니다}
     */
    public ConfigField matching(String regex, String inEnglish, String inKorean) {
        return matching(regex, LocalizedText.of("must be " + inEnglish, inKorean));
    }

    /**
     * Returns this field with a pattern that its text must match as a whole, and what a {@link ConfigFault} says if it does not.
     *
     * @throws IllegalArgumentException if it is a choice or a switch
     */
    public ConfigField matching(String regex, LocalizedText fault) {
        return new ConfigField(rule.matching(Pattern.compile(regex), fault), conditions, texts);
    }

    /**
     * Returns the pattern of a list, as {@link ConnectorConfig#list} splits it at spaces and commas, of up to 100 parts.
     *
     * @param each the pattern of one part, which takes neither spaces nor commas
     */
    public static String listOf(String each) {
        return "[\\s,]*(?:" + each + ")(?:[\\s,]+(?:" + each + ")){0,99}[\\s,]*";
    }

    /**
     * Returns this field as one that is shown only while another one, a choice or a switch above it, is shown and has this value.
     * Conditions add up: all must hold.
     */
    public ConfigField onlyIf(String otherKey, String value) {
        return new ConfigField(rule, Immutable.with(conditions, new Condition(otherKey, value)), texts);
    }

    /** Returns this field as one that is shown only while a switch is in this position. */
    public ConfigField onlyIf(String otherKey, boolean value) {
        return onlyIf(otherKey, Boolean.toString(value));
    }

    /** Returns this field with its name in English and Korean. */
    public ConfigField label(String english, String korean) {
        return label(LocalizedText.of(english, korean));
    }

    /** Returns this field with its name. */
    public ConfigField label(LocalizedText label) {
        return with(texts.withLabel(label));
    }

    /** Returns this field with an explanation in English and Korean. */
    public ConfigField help(String english, String korean) {
        return help(LocalizedText.of(english, korean));
    }

    /** Returns this field with an explanation. */
    public ConfigField help(LocalizedText help) {
        return with(texts.withHelp(help));
    }

    /** Returns this field with an example of a value, to show while it is empty. */
    public ConfigField placeholder(String example) {
        return with(texts.withPlaceholder(example));
    }

    /** Returns this field with what one of its choices is called in English and Korean. */
    public ConfigField choiceLabel(String choice, String english, String korean) {
        return choiceLabel(choice, LocalizedText.of(english, korean));
    }

    /**
     * Returns this field with what one of its choices is called.
     *
     * @throws IllegalArgumentException if the field has no such choice
     */
    public ConfigField choiceLabel(String choice, LocalizedText label) {
        rule.requireChoice(choice);
        return with(texts.withChoiceLabel(choice, label));
    }

    /** Returns the name of the setting in {@link ConnectorConfig}. */
    public String key() {
        return rule.key();
    }

    /** Returns how to draw the field. */
    public Kind kind() {
        return rule.kind();
    }

    /** Tells whether it must be filled in, while it is shown. */
    public boolean required() {
        return rule.required();
    }

    /** Returns what holds if it is left blank. */
    public Optional<String> defaultValue() {
        return rule.defaultValue();
    }

    /** Returns what can be chosen, for {@link Kind#CHOICE} only. */
    public List<String> choices() {
        return rule.choices();
    }

    /**
     * Returns what a choice is called; by default, as it is.
     *
     * @throws IllegalArgumentException if the field has no such choice
     */
    public LocalizedText choiceLabel(String choice) {
        rule.requireChoice(choice);
        return texts.choiceLabels().getOrDefault(choice, LocalizedText.of(choice));
    }

    /** Returns what a text must match as a whole. */
    public Optional<Pattern> pattern() {
        return rule.pattern();
    }

    /** Returns what a {@link ConfigFault} says of a text that does not match the pattern; may be empty. */
    public LocalizedText patternHelp() {
        return rule.patternHelp();
    }

    /** Returns when the field is shown: while all of these hold, so always if there are none. See {@link ConnectorMetadata#isShown}. */
    public List<Condition> conditions() {
        return conditions;
    }

    /** Returns the field's name. */
    public LocalizedText label() {
        return texts.label();
    }

    /** Returns an explanation; may be empty. */
    public LocalizedText help() {
        return texts.help();
    }

    /** Returns an example of a value; may be empty. */
    public String placeholder() {
        return texts.placeholder();
    }

    /** Prints the key and the kind. */
    @Override
    public String toString() {
        return "ConfigField[" + key() + ", " + kind() + "]";
    }

    /** Returns what may stand in the field. */
    FieldRule rule() {
        return rule;
    }

    private ConfigField with(FieldTexts texts) {
        return new ConfigField(rule, conditions, texts);
    }

    private static ConfigField of(FieldRule rule) {
        return new ConfigField(rule, List.of(), FieldTexts.of(rule.key()));
    }
}
