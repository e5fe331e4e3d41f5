package example.heron;

import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.settings.LocalizedText;
import dev.socialconnector.SocialConnector;
import java.net.URI;

/** Makes {@link HeronConnector}s from an administrator's settings. */
public final class HeronConnectorFactory implements ConnectorFactory {
    static final String ID = "heron";

    private static final URI HERON = URI.create("https://heron.example");

    @Override
    public ConnectorMetadata metadata() {
        return ConnectorMetadata.of(ID, LocalizedText.of("Heron", "헤론"), HERON.resolve("/developers/sign-in"))
                .withFields(
                        ConfigField.text("clientId")
                                .mandatory()
                                .matching("[a-z0-9-]{1,100}", "lower-case letters, digits and hyphens")
                                .label("Client ID", "클라이언트 ID"),
                        ConfigField.secret("clientSecret")
                                .mandatory()
                                .matching("[!-~]{1,200}", "visible ASCII characters")
                                .label("Client secret", "클라이언트 시크릿"));
    }

    @Override
    public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
        requireValid(config);
        return new HeronConnector(config, context, HERON);
    }
}
