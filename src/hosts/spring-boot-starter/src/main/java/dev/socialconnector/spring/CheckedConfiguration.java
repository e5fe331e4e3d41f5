package dev.socialconnector.spring;

import dev.socialconnector.Connectors;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The properties without a fault, in the shapes that the other beans need.
 *
 * @param properties the properties
 * @param registrations the registrations, in their order
 * @param baseUrl where browsers see the application, without a slash at the end
 * @param sealingKeys keys of sealed cookies; a bean for others, so never printed
 */
record CheckedConfiguration(
        SocialConnectorProperties properties,
        List<RegistrationSettings> registrations,
        Optional<URI> baseUrl,
        List<byte[]> sealingKeys) {
    /**
     * Checks everything.
     *
     * @throws SocialConnectorConfigurationException with all faults at once
     */
    static CheckedConfiguration of(SocialConnectorProperties properties, Connectors installed) {
        ConfigurationCheck check = new ConfigurationCheck(properties, installed);
        CheckedConfiguration checked = new CheckedConfiguration(
                properties, check.registrations(), check.baseUrl(), check.sealingKeys());
        List<SocialConnectorFault> faults = check.faults();
        if (!faults.isEmpty()) {
            throw new SocialConnectorConfigurationException(faults);
        }
        return checked;
    }

    /** Prints neither a key nor a setting. */
    @Override
    public String toString() {
        return "CheckedConfiguration" + registrations;
    }
}
