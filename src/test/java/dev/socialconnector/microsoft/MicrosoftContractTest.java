package dev.socialconnector.microsoft;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.contract.ConnectorContract;
import dev.socialconnector.testing.microsoft.MicrosoftEmulator;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** What is said of every connector is true of Microsoft's. */
final class MicrosoftContractTest extends ConnectorContract {
    private static final MicrosoftEmulator microsoft = MicrosoftEmulator.start();

    @AfterAll
    static void stop() {
        microsoft.close();
    }

    @Override
    protected ConnectorFactory factory() {
        return new MicrosoftConnectorFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "tenant",
                "organizations",
                "clientId",
                MicrosoftEmulator.CLIENT_ID,
                "clientSecret",
                MicrosoftEmulator.CLIENT_SECRET,
                "scope",
                "openid profile email offline_access");
    }

    /** Microsoft gives {@code oid} for {@code profile} only. */
    @Override
    public List<String> addedScopes() {
        return List.of("openid", "profile");
    }

    @Override
    protected SocialConnector connector(ConnectorContext context) {
        return connector(context, MicrosoftEmulator.CLIENT_ID);
    }

    @Override
    protected String callbackQuery(URI authorization) {
        return microsoft.approve(authorization);
    }

    @Override
    protected Optional<SocialConnector> connectorOfAnotherClient(ConnectorContext context) {
        return Optional.of(connector(context, "another-client"));
    }

    private SocialConnector connector(ConnectorContext context, String clientId) {
        ConnectorConfig form = ConnectorConfig.of(settings());
        return new MicrosoftConnector(
                MicrosoftConfig.builder(
                                form.text("tenant").orElseThrow(),
                                clientId,
                                form.text("clientSecret").orElseThrow())
                        .scopes(List.copyOf(form.list("scope")))
                        .endpoints(MicrosoftEndpoints.at(microsoft.address()))
                        .build(),
                context);
    }
}
