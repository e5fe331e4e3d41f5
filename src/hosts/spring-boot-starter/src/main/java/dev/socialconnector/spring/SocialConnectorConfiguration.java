package dev.socialconnector.spring;

import dev.socialconnector.Connectors;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The properties, found to be without a fault, in the shapes that the starter's own beans need. */
public final class SocialConnectorConfiguration {
    private final SocialConnectorProperties properties;
    private final List<RegistrationSettings> registrations;
    private final Optional<URI> baseUrl;
    private final List<byte[]> sealingKeys;

    private SocialConnectorConfiguration(SocialConnectorProperties properties, ConfigurationCheck check) {
        this.properties = properties;
        this.registrations = check.registrations();
        this.baseUrl = check.baseUrl();
        this.sealingKeys = check.sealingKeys();
    }

    /**
     * Checks everything.
     *
     * @throws SocialConnectorConfigurationException with all faults at once
     */
    static SocialConnectorConfiguration of(SocialConnectorProperties properties, Connectors installed) {
        ConfigurationCheck check = new ConfigurationCheck(properties, installed);
        SocialConnectorConfiguration checked = new SocialConnectorConfiguration(properties, check);
        List<SocialConnectorFault> faults = check.faults();
        if (!faults.isEmpty()) {
            throw new SocialConnectorConfigurationException(faults);
        }
        return checked;
    }

    /** Returns the properties. */
    public SocialConnectorProperties properties() {
        return properties;
    }

    /** Returns where browsers see the application, without a slash at the end. */
    public Optional<URI> baseUrl() {
        return baseUrl;
    }

    /** Returns the keys of sealed cookies. */
    public List<byte[]> sealingKeys() {
        return sealingKeys.stream().map(byte[]::clone).toList();
    }

    /** Returns the registrations, in their order. */
    List<RegistrationSettings> registrations() {
        return registrations;
    }

    /** Prints neither a key nor a setting. */
    @Override
    public String toString() {
        return "SocialConnectorConfiguration" + registrations;
    }
}
