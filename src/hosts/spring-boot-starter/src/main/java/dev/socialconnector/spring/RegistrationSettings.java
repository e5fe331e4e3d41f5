package dev.socialconnector.spring;

import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was found for one registration.
 *
 * @param id the registration
 * @param name what its button says, if not the connector's own name
 * @param factory what makes its connector
 * @param config the connector's settings
 * @param names the property that each setting came from
 * @param endpoints the provider's other addresses
 */
record RegistrationSettings(
        String id,
        Optional<String> name,
        ConnectorFactory factory,
        ConnectorConfig config,
        Map<String, String> names,
        Map<String, String> endpoints) {
    private static final String CONNECTOR_ID = "connectorId";

    /** Sorts properties to the connector's fields. Property sources write names in their own ways: clientId, client-id, CLIENTID. */
    static RegistrationSettings of(
            String id, ConnectorFactory factory, SocialConnectorProperties.Registration registration) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> settings = new LinkedHashMap<>();
        registration.settings().forEach((name, value) -> {
            String key = fieldKeys(factory)
                    .filter(field -> uniform(field).equals(uniform(name)))
                    .findFirst()
                    .orElse(name);
            if (names.putIfAbsent(key, name) == null) { // the source that comes first has precedence
                settings.put(key, value);
            }
        });
        if (fieldKeys(factory).anyMatch(CONNECTOR_ID::equals)) { // tells the connectors of one kind apart
            settings.putIfAbsent(CONNECTOR_ID, id);
        }
        return new RegistrationSettings(
                id,
                Optional.ofNullable(registration.name()),
                factory,
                ConnectorConfig.of(settings),
                names,
                registration.endpoints());
    }

    /** Returns the id of the connector. */
    String connector() {
        return factory.metadata().id();
    }

    /** Returns all that is wrong with the settings. */
    List<SocialConnectorFault> faults() {
        Stream<SocialConnectorFault> ofSettings = factory.metadata().faults(config).stream()
                .map(fault -> new SocialConnectorFault(
                        Names.setting(id, names.getOrDefault(fault.key(), fault.key())), fault.message()));
        return Stream.concat(ofSettings, Endpoints.faults(this)).toList();
    }

    /** Prints the id. */
    @Override
    public String toString() {
        return "RegistrationSettings[" + id + "]";
    }

    private static Stream<String> fieldKeys(ConnectorFactory factory) {
        return factory.metadata().fields().stream().map(ConfigField::key);
    }

    private static String uniform(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
