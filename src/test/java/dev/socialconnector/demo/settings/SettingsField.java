package dev.socialconnector.demo.settings;

import dev.socialconnector.demo.web.Html;
import dev.socialconnector.demo.web.Texts;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One field of the administrator's form as markup: input, label, help and fault tied together. */
final class SettingsField {
    private final SettingsForm form;
    private final ConfigField field;
    private final Texts texts;
    private final String id;

    SettingsField(SettingsForm form, ConfigField field, Texts texts) {
        this.form = form;
        this.field = field;
        this.texts = texts;
        this.id = SettingsForm.input(field.key());
    }

    /** Returns a text in the reader's language, or else in English, which is always there. */
    static String in(Texts texts, LocalizedText text) {
        return text.in(texts.locale().toLanguageTag());
    }

    /**
     * Returns a fault as a sentence about its field, in the reader's language if the connector speaks it.
     *
     * @param label the field's name, as markup
     */
    static String sentence(Texts texts, String label, ConfigFault fault) {
        String language = texts.locale().getLanguage();
        String words = Html.escape(fault.message(language));
        boolean spoken = fault.text().byLanguage().containsKey(language);
        return texts.get("fault.this", label, spoken ? words : "<span lang=\"en\">" + words + "</span>");
    }

    String html() {
        String label = "<label for=\"" + id + "\">" + Html.escape(in(texts, field.label())) + required() + "</label>\n";
        boolean flag = field.kind() == ConfigField.Kind.FLAG;
        return "<div class=\"field" + (flag ? " flag" : "") + "\"" + condition() + ">\n"
                + (flag ? input() + label : label) + help() + error() + (flag ? "" : input()) + removal() + "</div>\n";
    }

    private String input() {
        return switch (field.kind()) {
            case TEXT -> line("text", "off", form.shown(field));
            case SECRET -> line("password", "new-password", "");
            case CHOICE -> "<select" + attributes() + ">\n" + options() + "</select>\n";
            case FLAG ->
                "<input type=\"checkbox\" value=\"true\"" + attributes()
                        + (Boolean.parseBoolean(form.shown(field)) ? " checked" : "") + ">\n";
        };
    }

    private String line(String type, String autocomplete, String value) {
        return "<input type=\"" + type + "\" autocomplete=\"" + autocomplete + "\" spellcheck=\"false\" maxlength=\""
                + ConfigField.MAX_LENGTH + "\" value=\"" + Html.escape(value) + "\"" + placeholder() + attributes()
                + ">\n";
    }

    private String placeholder() {
        String words = field.kind() == ConfigField.Kind.SECRET && form.isKept(field)
                ? texts.get("admin.kept")
                : field.placeholder().isEmpty() ? "" : texts.get("admin.example", field.placeholder());
        return words.isEmpty() ? "" : " placeholder=\"" + Html.escape(words) + "\"";
    }

    /** The script hides a field whose condition does not hold; without it, all are there, and none too many is demanded. */
    private String condition() {
        return field.conditions().isEmpty()
                ? ""
                : " data-only-if=\""
                        + Html.escape(field.conditions().stream()
                                .map(condition -> SettingsForm.input(condition.key()) + "=" + condition.value())
                                .collect(Collectors.joining("&")))
                        + "\"";
    }

    private String options() {
        StringBuilder html = new StringBuilder();
        for (String choice : field.choices()) {
            html.append("<option value=\"")
                    .append(Html.escape(choice))
                    .append(choice.equals(form.shown(field)) ? "\" selected>" : "\">")
                    .append(Html.escape(in(texts, field.choiceLabel(choice))))
                    .append(
                            field.defaultValue().equals(Optional.of(choice))
                                    ? " " + Html.text(texts, "admin.default")
                                    : "")
                    .append("</option>\n");
        }
        return html.toString();
    }

    private String attributes() {
        List<String> describedBy = new ArrayList<>();
        form.faultOf(field).ifPresent(fault -> describedBy.add("error." + field.key()));
        if (!in(texts, field.help()).isEmpty()) {
            describedBy.add("help." + field.key());
        }
        return " id=\"" + id + "\" name=\"" + id + "\""
                + (describedBy.isEmpty() ? "" : " aria-describedby=\"" + String.join(" ", describedBy) + "\"")
                + (form.faultOf(field).isPresent() ? " aria-invalid=\"true\"" : "")
                + (field.required() ? " aria-required=\"true\"" : "");
    }

    private String required() {
        return field.required() ? " <small>" + Html.text(texts, "admin.required") + "</small>" : "";
    }

    private String help() {
        String help = in(texts, field.help());
        return help.isEmpty()
                ? ""
                : "<p class=\"help\" id=\"help." + field.key() + "\">" + Html.escape(help) + "</p>\n";
    }

    private String error() {
        return form.faultOf(field)
                .map(fault -> "<p class=\"error\" id=\"error." + field.key() + "\">"
                        + sentence(texts, Html.escape(in(texts, field.label())), fault) + "</p>\n")
                .orElse("");
    }

    /** A blank secret keeps the old one, so taking it away needs a box of its own. */
    private String removal() {
        if (field.kind() != ConfigField.Kind.SECRET || field.required() || !form.isKept(field)) {
            return "";
        }
        String name = SettingsForm.removal(field.key());
        String label = texts.get("admin.remove");
        return "<p class=\"removal\"><input type=\"checkbox\" value=\"true\" id=\"" + name + "\" name=\"" + name
                + "\" aria-label=\"" + Html.escape(label + ": " + in(texts, field.label())) + "\"> <label for=\""
                + name
                + "\">" + Html.escape(label) + "</label></p>\n";
    }
}
