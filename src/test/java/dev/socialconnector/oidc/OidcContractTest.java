package dev.socialconnector.oidc;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.contract.ConnectorContract;
import dev.socialconnector.testing.openid.OpenIdProvider;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** What is said of every connector is true of the generic one. */
final class OidcContractTest extends ConnectorContract {
    private static final OpenIdProvider provider = OpenIdProvider.start();

    @AfterAll
    static void stop() {
        provider.close();
    }

    @Override
    protected ConnectorFactory factory() {
        return new OidcConnectorFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "issuer", provider.issuer(),
                "clientId", provider.clientId(),
                "clientSecret", provider.clientSecret(),
                "allowLoopback", "true");
    }

    @Override
    protected SocialConnector connector(ConnectorContext context) {
        return factory().create(ConnectorConfig.of(settings()), context);
    }

    @Override
    protected String callbackQuery(URI authorization) {
        return provider.approve(authorization);
    }

    @Override
    protected Optional<SocialConnector> connectorOfAnotherClient(ConnectorContext context) {
        Map<String, String> another = new HashMap<>(settings());
        another.put("clientId", "another-client");
        return Optional.of(factory().create(ConnectorConfig.of(another), context));
    }
}
