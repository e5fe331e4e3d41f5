package dev.socialconnector;

import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.settings.LocalizedText;
import java.util.Locale;
import java.util.stream.Collectors;

/** A guide's table of a connector's settings. */
final class SettingsTable {
    private static final LocalizedText HEAD = LocalizedText.of(
                    "| Key | Kind | Required | Default | Meaning |", "| 키 | 종류 | 필수 | 기본값 | 설명 |")
            .with("ja", "| キー | 種類 | 必須 | 既定値 | 説明 |");
    private static final LocalizedText YES = LocalizedText.of("yes", "예").with("ja", "はい");
    private static final LocalizedText NO = LocalizedText.of("no", "아니요").with("ja", "いいえ");

    private SettingsTable() {}

    /** Returns the table as it must be. */
    static String of(ConnectorMetadata metadata, String language) {
        return metadata.fields().stream()
                .map(field -> row(field, language))
                .collect(Collectors.joining("", HEAD.in(language) + "\n|---|---|---|---|---|\n", ""));
    }

    /** Returns the first table between this heading and the next one; empty if there is none. */
    static String under(String heading, String markdown) {
        return markdown.lines()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String row(ConfigField field, String language) {
        return "| `%s` | %s | %s |%s| %s |\n"
                .formatted(
                        field.key(),
                        field.kind().name().toLowerCase(Locale.ROOT),
                        (field.required() ? YES : NO).in(language),
                        field.defaultValue().map(value -> " `" + value + "` ").orElse(" "),
                        (field.help().in(language) + conditions(field)).strip().replace("|", "\\|"));
    }

    private static String conditions(ConfigField field) {
        return field.conditions().isEmpty()
                ? ""
                : field.conditions().stream()
                        .map(condition -> "`" + condition.key() + "` is `" + condition.value() + "`")
                        .collect(Collectors.joining(" and ", " Only if ", "."));
    }
}
