package dev.socialconnector.spring;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorConfig;

/** Replaces or decorates connectors, for what no property can say. A bean of this type is found by itself. */
@FunctionalInterface
public interface SocialConnectorCustomizer {
    /**
     * Returns the connector to use: the given one, one around it, or another one.
     *
     * @param registrationId the registration
     * @param connector the connector that its properties made
     * @param config the connector's settings, already checked
     * @param context what all connectors share
     */
    SocialConnector customize(
            String registrationId, SocialConnector connector, ConnectorConfig config, ConnectorContext context);
}
