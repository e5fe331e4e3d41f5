package dev.socialconnector.settings;

import dev.socialconnector.internal.Immutable;
import dev.socialconnector.settings.ConfigField.Condition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The fields of one form in their order, by key, whose conditions can hold, and the rules about several of them. */
record FormFields(Map<String, ConfigField> byKey, List<Rule> rules) {
    static final FormFields NONE = new FormFields(Map.of(), List.of());

    /** What no field can tell alone. */
    record Rule(ConfigFault fault, Predicate<ConnectorConfig> holds) {}

    static FormFields of(List<ConfigField> fields) {
        Map<String, ConfigField> byKey = new LinkedHashMap<>();
        for (ConfigField field : fields) {
            requireEarlier(field, byKey);
            if (byKey.put(field.key(), field) != null) {
                throw new IllegalArgumentException("there are two fields " + field.key());
            }
        }
        FormFields form = new FormFields(Immutable.map(byKey), List.of());
        fields.forEach(form::requireOneValueEach);
        return form;
    }

    FormFields with(Rule rule) {
        if (!has(rule.fault().key())) {
            throw new IllegalArgumentException(
                    "there is no field " + rule.fault().key());
        }
        return new FormFields(
                byKey, Stream.concat(rules.stream(), Stream.of(rule)).toList());
    }

    List<ConfigField> inOrder() {
        return List.copyOf(byKey.values());
    }

    boolean has(String key) {
        return byKey.containsKey(key);
    }

    /**
     * Returns all that must hold while a field is shown, each once: its own conditions, and those of the fields that they look at,
     * because a value that is not shown cannot have been chosen.
     */
    Set<Condition> conditionsOf(ConfigField field) {
        Set<Condition> all = new LinkedHashSet<>();
        collectConditions(field, all);
        return all;
    }

    boolean isShown(ConfigField field, ConnectorConfig config) {
        return conditionsOf(field).stream().allMatch(condition -> Optional.ofNullable(byKey.get(condition.key()))
                .flatMap(other -> config.text(other.key()).or(other::defaultValue))
                .filter(condition.value()::equals)
                .isPresent());
    }

    /** A form is filled in from top to bottom. This also keeps conditions from going in circles. */
    private static void requireEarlier(ConfigField field, Map<String, ConfigField> earlier) {
        for (Condition condition : field.conditions()) {
            ConfigField other = earlier.get(condition.key());
            if (other == null || !other.rule().canBe(condition.value())) {
                throw new IllegalArgumentException(
                        "a condition of " + field.key() + " must be a value of a choice or a switch above it");
            }
        }
    }

    private void collectConditions(ConfigField field, Set<Condition> all) {
        for (Condition condition : field.conditions()) {
            ConfigField other = byKey.get(condition.key());
            if (other != null && !all.contains(condition)) {
                collectConditions(other, all);
            }
            all.add(condition);
        }
    }

    private void requireOneValueEach(ConfigField field) {
        Map<String, String> demanded = new HashMap<>();
        for (Condition condition : conditionsOf(field)) {
            if (demanded.put(condition.key(), condition.value()) != null) {
                throw new IllegalArgumentException(
                        "the conditions of " + field.key() + " demand two values of " + condition.key());
            }
        }
    }
}
