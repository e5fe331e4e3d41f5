package dev.socialconnector.apple;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;

/** Makes {@link AppleConnector}s from an administrator's settings. Found by {@link dev.socialconnector.Connectors}. */
public final class AppleConnectorFactory implements ConnectorFactory {
    /** For {@link java.util.ServiceLoader}. */
    public AppleConnectorFactory() {}

    @Override
    public ConnectorMetadata metadata() {
        return AppleForm.METADATA;
    }

    @Override
    public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
        return new AppleConnector(AppleConfig.of(config), context);
    }
}
