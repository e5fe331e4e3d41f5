package dev.socialconnector;

import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorMetadata;
import java.util.Locale;
import java.util.stream.Collectors;

/** The README's table of a connector's settings. */
final class SettingsTable {
    private static final String HEAD = "| Key | Kind | Required | Default | Meaning |\n|---|---|---|---|---|\n";

    private SettingsTable() {}

    /** Returns the table as it must be. */
    static String of(ConnectorMetadata metadata) {
        return metadata.fields().stream().map(SettingsTable::row).collect(Collectors.joining("", HEAD, ""));
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

    private static String row(ConfigField field) {
        return "| `%s` | %s | %s |%s| %s |\n"
                .formatted(
                        field.key(),
                        field.kind().name().toLowerCase(Locale.ROOT),
                        field.required() ? "yes" : "no",
                        field.defaultValue().map(value -> " `" + value + "` ").orElse(" "),
                        (field.help().english() + conditions(field)).strip().replace("|", "\\|"));
    }

    private static String conditions(ConfigField field) {
        return field.conditions().isEmpty()
                ? ""
                : field.conditions().stream()
                        .map(condition -> "`" + condition.key() + "` is `" + condition.value() + "`")
                        .collect(Collectors.joining(" and ", " Only if ", "."));
    }
}
