package dev.socialconnector;

import dev.socialconnector.ConfigField.Condition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of one form in their order, by key, whose conditions can hold. */
record FormFields(Map<String, ConfigField> byKey) {
    static final FormFields NONE = new FormFields(Map.of());

    static FormFields of(List<ConfigField> fields) {
        Map<String, ConfigField> byKey = new LinkedHashMap<>();
        for (ConfigField field : fields) {
            if (byKey.put(field.key(), field) != null) {
                throw new IllegalArgumentException("there are two fields " + field.key());
            }
        }
        for (ConfigField field : fields) {
            for (Condition condition : field.conditions()) {
                ConfigField other = byKey.get(condition.key());
                if (other == null || !other.rule().canBe(condition.value())) {
                    throw new IllegalArgumentException("the condition of " + field.key() + " can never hold");
                }
            }
        }
        return new FormFields(Immutable.map(byKey));
    }

    List<ConfigField> inOrder() {
        return List.copyOf(byKey.values());
    }

    boolean has(String key) {
        return byKey.containsKey(key);
    }

    boolean isShown(ConfigField field, ConnectorConfig config) {
        return field.conditions().stream().allMatch(condition -> Optional.ofNullable(byKey.get(condition.key()))
                .flatMap(other -> config.text(other.key()).or(other::defaultValue))
                .filter(condition.value()::equals)
                .isPresent());
    }
}
