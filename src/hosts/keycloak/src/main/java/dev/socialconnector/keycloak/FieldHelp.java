package dev.socialconnector.keycloak;

import dev.socialconnector.settings.ConfigField;
import java.util.ArrayList;
import java.util.List;

/**
 * The help text of a field, with all that Keycloak cannot draw put into words: what a choice is called, when the field counts, and an
 * example.
 */
final class FieldHelp {
    private FieldHelp() {}

    static String of(ConfigField field, String languageTag) {
        List<String> sentences = new ArrayList<>();
        String help = field.help().in(languageTag);
        if (!help.isBlank()) {
            sentences.add(help);
        }
        for (String choice : field.choices()) {
            String name = field.choiceLabel(choice).in(languageTag);
            if (!name.equals(choice)) {
                sentences.add(choice + ": " + name + ".");
            }
        }
        for (ConfigField.Condition condition : field.conditions()) {
            sentences.add(
                    isKorean(languageTag)
                            ? condition.key() + " 값이 " + condition.value() + "일 때만 사용합니다."
                            : "Counts only while " + condition.key() + " is " + condition.value() + ".");
        }
        if (!field.placeholder().isBlank()) {
            sentences.add((isKorean(languageTag) ? "예: " : "Example: ") + field.placeholder());
        }
        return String.join(" ", sentences);
    }

    private static boolean isKorean(String languageTag) {
        return languageTag.equals("ko") || languageTag.startsWith("ko-");
    }
}
