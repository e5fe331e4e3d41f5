package dev.socialconnector.demo.settings;

import dev.socialconnector.demo.web.Form;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The administrator's form as it stands: made from the connector's description of it, so that any connector has one.
 *
 * @param metadata the description
 * @param settings what stands in it
 * @param kept the settings of the moment, whose secrets go on unless new ones are typed
 * @param faults what is wrong with it
 */
public record SettingsForm(
        ConnectorMetadata metadata, ConnectorConfig settings, ConnectorConfig kept, List<ConfigFault> faults) {
    private static final String INPUT = "setting.";
    private static final String REMOVAL = "remove.";

    public SettingsForm {
        faults = List.copyOf(faults);
    }

    /** Returns the form with the settings of the moment. */
    public static SettingsForm of(ConnectorMetadata metadata, ConnectorConfig present) {
        return new SettingsForm(metadata, present, present, List.of());
    }

    /** Reads what was typed, and finds what is wrong with it. What is no field of the form is not looked at. */
    public static SettingsForm typed(ConnectorMetadata metadata, Form form, ConnectorConfig kept) {
        Map<String, String> typed = new HashMap<>();
        metadata.fields().forEach(field -> typed.put(field.key(), value(field, form, kept)));
        ConnectorConfig settings = ConnectorConfig.of(typed);
        return new SettingsForm(metadata, settings, kept, metadata.faults(settings));
    }

    /** Returns this form with what the provider found wrong. */
    public SettingsForm with(List<ConfigFault> found) {
        return new SettingsForm(metadata, settings, kept, found);
    }

    Optional<ConfigFault> faultOf(ConfigField field) {
        return faults.stream().filter(fault -> fault.key().equals(field.key())).findFirst();
    }

    /** Returns what stands in a field; of a secret, nothing. */
    public String shown(ConfigField field) {
        return field.kind() == ConfigField.Kind.SECRET
                ? ""
                : settings.text(field.key()).or(field::defaultValue).orElse("");
    }

    boolean isKept(ConfigField field) {
        return kept.text(field.key()).isPresent();
    }

    /** Returns the name of a field's input, which is its id as well. */
    public static String input(String key) {
        return INPUT + key;
    }

    /** Returns the name of the box that takes a secret away. */
    static String removal(String key) {
        return REMOVAL + key;
    }

    private static String value(ConfigField field, Form form, ConnectorConfig kept) {
        String typed = form.text(input(field.key()));
        return switch (field.kind()) {
            case TEXT, CHOICE -> typed;
            case FLAG -> Boolean.toString(!typed.isEmpty()); // a browser leaves out a box that is not ticked
            case SECRET ->
                typed.isBlank() && form.field(removal(field.key())).isEmpty()
                        ? kept.text(field.key()).orElse("")
                        : typed;
        };
    }
}
