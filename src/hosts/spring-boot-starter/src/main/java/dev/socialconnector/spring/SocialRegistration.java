package dev.socialconnector.spring;

import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.settings.LocalizedText;
import java.util.Objects;

/**
 * One thing that people can sign in with.
 *
 * @param id its id in the properties
 * @param target what accounts are to be filed under; a subject is unique within it, and nowhere else
 * @param connectorId the connector's own id, by which its sessions tell whose they are
 * @param name what people know the provider by
 * @param metadata the connector's names and logos
 * @param connector the connector
 */
public record SocialRegistration(
        String id,
        String target,
        String connectorId,
        LocalizedText name,
        ConnectorMetadata metadata,
        SocialConnector connector) {
    public SocialRegistration {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(connectorId, "connectorId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(connector, "connector");
    }

    /** Prints the id. */
    @Override
    public String toString() {
        return "SocialRegistration[" + id + "]";
    }
}
