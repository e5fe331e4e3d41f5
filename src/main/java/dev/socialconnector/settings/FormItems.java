package dev.socialconnector.settings;

import dev.socialconnector.internal.Immutable;
import dev.socialconnector.settings.ConfigField.Condition;
import dev.socialconnector.settings.ConfigField.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A form in the words of identity servers that draw forms from data: the keys of Logto's {@code formItems}. */
final class FormItems {
    private final FormFields fields;
    private final String languageTag;

    FormItems(FormFields fields, String languageTag) {
        this.fields = fields;
        this.languageTag = languageTag;
    }

    List<Map<String, Object>> all() {
        return fields.inOrder().stream().map(this::item).toList();
    }

    private Map<String, Object> item(ConfigField field) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("key", field.key());
        item.put("type", type(field.kind()));
        item.put("label", field.label().in(languageTag));
        putUnlessEmpty(item, "placeholder", field.placeholder());
        item.put("required", field.required());
        field.defaultValue().ifPresent(value -> item.put("defaultValue", value(field, value)));
        putUnlessEmpty(item, "description", field.help().in(languageTag));
        if (field.kind() == Kind.SECRET) {
            item.put("isConfidential", true);
        }
        if (field.kind() == Kind.CHOICE) {
            item.put(
                    "selectItems",
                    field.choices().stream()
                            .map(choice -> selectItem(field, choice))
                            .toList());
        }
        if (!field.conditions().isEmpty()) {
            // all of them, because such hosts look at values only
            item.put(
                    "showConditions",
                    fields.conditionsOf(field).stream().map(this::showCondition).toList());
        }
        return Immutable.map(item);
    }

    private Map<String, Object> selectItem(ConfigField field, String choice) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("title", field.choiceLabel(choice).in(languageTag));
        item.put("value", choice);
        return Immutable.map(item);
    }

    private Map<String, Object> showCondition(Condition condition) {
        ConfigField target = Objects.requireNonNull(fields.byKey().get(condition.key()), "the form was checked");
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("targetKey", target.key());
        item.put("expectValue", value(target, condition.value()));
        return Immutable.map(item);
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case TEXT, SECRET -> "Text";
            case CHOICE -> "Select";
            case FLAG -> "Switch";
        };
    }

    /** A switch is a boolean in JSON. */
    private static Object value(ConfigField field, String text) {
        return field.kind() == Kind.FLAG ? (Object) Boolean.valueOf(text) : text;
    }

    private static void putUnlessEmpty(Map<String, Object> item, String name, String text) {
        if (!text.isEmpty()) {
            item.put(name, text);
        }
    }
}
