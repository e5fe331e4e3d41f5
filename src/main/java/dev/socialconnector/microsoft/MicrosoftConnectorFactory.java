package dev.socialconnector.microsoft;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;

/** Makes {@link MicrosoftConnector}s from an administrator's settings. Found by {@link dev.socialconnector.Connectors}. */
public final class MicrosoftConnectorFactory implements ConnectorFactory {
    /** For {@link java.util.ServiceLoader}. */
    public MicrosoftConnectorFactory() {}

    @Override
    public ConnectorMetadata metadata() {
        return MicrosoftForm.METADATA;
    }

    @Override
    public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
        return new MicrosoftConnector(MicrosoftConfig.of(config), context);
    }
}
