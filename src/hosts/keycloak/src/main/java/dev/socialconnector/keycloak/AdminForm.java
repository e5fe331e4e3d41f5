package dev.socialconnector.keycloak;

import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.provider.ProviderConfigProperty;

/** A connector's form in the admin console, and its settings out of the map in which Keycloak keeps its own beside them. */
final class AdminForm {
    /** The admin console draws these two for every social provider, under names of its own. */
    private static final Set<String> DRAWN_BY_KEYCLOAK = Set.of("clientId", "clientSecret");

    private final ConnectorMetadata metadata;
    private final List<ConfigField> own;

    AdminForm(ConnectorMetadata metadata, Set<String> leftOut) {
        this.metadata = metadata;
        this.own = metadata.fields().stream()
                .filter(field -> !leftOut.contains(field.key()))
                .toList();
    }

    /** Returns the fields that are to be drawn: the connector's, and then this door's. */
    List<ConfigField> drawn() {
        return Stream.concat(
                        own.stream().filter(field -> !DRAWN_BY_KEYCLOAK.contains(field.key())), DoorFields.ALL.stream())
                .toList();
    }

    /** Returns the fields as Keycloak wants them, in English; {@link ConnectorTexts} knows the other languages. */
    List<ProviderConfigProperty> properties() {
        return drawn().stream().map(AdminForm::property).toList();
    }

    /** Takes the connector's settings out of Keycloak's map, its secrets through the given function. */
    Map<String, String> settings(Map<String, String> config, UnaryOperator<String> secrets) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (ConfigField field : own) {
            @Nullable String value = config.get(field.key());
            if (value != null && !value.isBlank()) {
                settings.put(field.key(), field.kind() == ConfigField.Kind.SECRET ? secrets.apply(value) : value);
            }
        }
        return settings;
    }

    /** Returns all that is wrong with the settings. What is in the vault is looked at when it is used. */
    List<ConfigFault> faults(Map<String, String> config) {
        Map<String, String> settings = settings(config, UnaryOperator.identity());
        return metadata.faults(ConnectorConfig.of(settings)).stream()
                .filter(fault -> !VaultSecrets.isReference(settings.getOrDefault(fault.key(), "")))
                .toList();
    }

    private static ProviderConfigProperty property(ConfigField field) {
        ProviderConfigProperty property = new ProviderConfigProperty();
        property.setName(field.key());
        property.setLabel(field.label().english());
        property.setHelpText(FieldHelp.of(field, "en"));
        property.setRequired(field.required());
        property.setSecret(field.kind() == ConfigField.Kind.SECRET);
        switch (field.kind()) {
            case TEXT -> property.setType(ProviderConfigProperty.STRING_TYPE);
            case SECRET -> property.setType(ProviderConfigProperty.PASSWORD);
            case CHOICE -> {
                property.setType(ProviderConfigProperty.LIST_TYPE);
                property.setOptions(field.choices());
                property.setDefaultValue(field.choices().get(0));
            }
            case FLAG -> {
                property.setType(ProviderConfigProperty.BOOLEAN_TYPE);
                property.setDefaultValue(Boolean.valueOf(field.defaultValue().orElse("false")));
            }
        }
        return property;
    }
}
