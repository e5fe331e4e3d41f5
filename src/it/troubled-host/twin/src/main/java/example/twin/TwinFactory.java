package example.twin;

import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.settings.LocalizedText;
import dev.socialconnector.SocialConnector;
import java.net.URI;

/** Calls itself kakao, which somebody else is. */
public final class TwinFactory implements ConnectorFactory {
    @Override
    public ConnectorMetadata metadata() {
        return ConnectorMetadata.of("kakao", LocalizedText.of("Kakao"), URI.create("https://twin.example/"));
    }

    @Override
    public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
        throw new IllegalStateException("never asked");
    }
}
