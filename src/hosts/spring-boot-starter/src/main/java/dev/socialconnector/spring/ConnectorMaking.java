package dev.socialconnector.spring;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.settings.LocalizedText;
import java.util.ArrayList;
import java.util.List;

/** Makes all connectors at start. Contacts nobody, so a provider that is down stops nothing. */
final class ConnectorMaking {
    private ConnectorMaking() {}

    /**
     * Makes them.
     *
     * @throws SocialConnectorConfigurationException if connectors refuse their settings, with what each of them says
     */
    static SocialConnectors of(
            List<RegistrationSettings> settings,
            ConnectorContext context,
            List<SocialConnectorCustomizer> customizers) {
        List<SocialRegistration> made = new ArrayList<>();
        List<SocialConnectorFault> faults = new ArrayList<>();
        for (RegistrationSettings each : settings) {
            try {
                SocialConnector connector = Endpoints.connector(each, context);
                for (SocialConnectorCustomizer customizer : customizers) {
                    connector = customizer.customize(each.id(), connector, each.config(), context);
                }
                made.add(registration(each, connector));
            } catch (ConnectorException | IllegalArgumentException refused) {
                faults.add(new SocialConnectorFault(
                        Names.registration(each.id()), "is refused by its connector: " + refused.getMessage()));
            }
        }
        if (!faults.isEmpty()) {
            throw new SocialConnectorConfigurationException(faults);
        }
        return new SocialConnectors(made);
    }

    private static SocialRegistration registration(RegistrationSettings settings, SocialConnector connector) {
        ConnectorMetadata metadata = settings.factory().metadata();
        return new SocialRegistration(
                settings.id(),
                connector.target().orElse(metadata.target()),
                connector.id(),
                settings.name().map(LocalizedText::of).orElse(metadata.name()),
                metadata,
                connector);
    }
}
