package example.broken;

import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.SocialConnector;

/** Cannot be made. */
public final class ThrowingFactory implements ConnectorFactory {
    public ThrowingFactory() {
        throw new IllegalStateException("the licence has expired");
    }

    @Override
    public ConnectorMetadata metadata() {
        throw new IllegalStateException("never made");
    }

    @Override
    public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
        throw new IllegalStateException("never made");
    }
}
