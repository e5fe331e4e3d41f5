package dev.socialconnector.settings;

import dev.socialconnector.internal.Immutable;
import java.util.Map;

/** What a form field says to people. The example value is the same in every language. */
record FieldTexts(
        LocalizedText label, LocalizedText help, Map<String, LocalizedText> choiceLabels, String placeholder) {
    FieldTexts {
        choiceLabels = Immutable.map(choiceLabels);
    }

    static FieldTexts of(String key) {
        return new FieldTexts(LocalizedText.of(key), LocalizedText.of(""), Map.of(), "");
    }

    FieldTexts withLabel(LocalizedText label) {
        return new FieldTexts(label, help, choiceLabels, placeholder);
    }

    FieldTexts withHelp(LocalizedText help) {
        return new FieldTexts(label, help, choiceLabels, placeholder);
    }

    FieldTexts withChoiceLabel(String choice, LocalizedText choiceLabel) {
        return new FieldTexts(label, help, Immutable.with(choiceLabels, choice, choiceLabel), placeholder);
    }

    FieldTexts withPlaceholder(String placeholder) {
        return new FieldTexts(label, help, choiceLabels, placeholder);
    }
}
