package dev.socialconnector.settings;

import dev.socialconnector.internal.Immutable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An administrator's settings beside the form that they were made for: what is wrong with them, and what of them may be seen. */
record SettingsCheck(FormFields fields, ConnectorConfig config) {
    private static final LocalizedText UNKNOWN =
            LocalizedText.of("is not a setting of this connector", "이 커넥터의 설정이 아닙니다");

    List<ConfigFault> faults() {
        List<ConfigFault> faults = new ArrayList<>(config.unreadable());
        fields.inOrder().stream()
                .filter(field -> config.unreadable().stream()
                        .noneMatch(fault -> fault.key().equals(field.key())))
                .forEach(field -> fault(field).ifPresent(text -> faults.add(new ConfigFault(field.key(), text))));
        config.keys().stream()
                .filter(key -> !fields.has(key))
                .forEach(key -> faults.add(new ConfigFault(key, UNKNOWN)));
        fields.rules().stream()
                .filter(rule -> faults.stream()
                        .noneMatch(fault -> fault.key().equals(rule.fault().key())))
                .filter(rule -> !rule.holds().test(config))
                .forEachOrdered(rule -> faults.add(rule.fault()));
        return List.copyOf(faults);
    }

    Map<String, String> redacted() {
        Map<String, String> shown = new LinkedHashMap<>();
        fields.inOrder().forEach(field -> config.text(field.key())
                .ifPresent(text ->
                        shown.put(field.key(), field.rule().isShowable(text) ? text : ConnectorMetadata.REDACTED)));
        config.unreadable().forEach(fault -> shown.put(fault.key(), ConnectorMetadata.REDACTED));
        config.keys().stream()
                .filter(key -> !fields.has(key) && config.text(key).isPresent())
                .forEach(key -> shown.put(key, ConnectorMetadata.REDACTED));
        return Immutable.map(shown);
    }

    private Optional<LocalizedText> fault(ConfigField field) {
        Optional<String> text = config.text(field.key());
        if (text.isPresent()) {
            return field.rule().faultOf(text.get());
        }
        return fields.isShown(field, config) ? field.rule().faultOfBlank() : Optional.empty();
    }
}
