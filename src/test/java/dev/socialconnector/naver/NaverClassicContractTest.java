package dev.socialconnector.naver;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.contract.ConnectorContract;
import dev.socialconnector.testing.naver.NaverEmulator;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** What is said of every connector is true of Naver's at the older addresses too, without OpenID Connect and PKCE. */
final class NaverClassicContractTest extends ConnectorContract {
    private static final NaverEmulator naver = NaverEmulator.start();

    @AfterAll
    static void stop() {
        naver.close();
    }

    @Override
    protected ConnectorFactory factory() {
        return new NaverConnectorFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "clientId", NaverEmulator.CLIENT_ID,
                "clientSecret", NaverEmulator.CLIENT_SECRET,
                "openIdConnect", "false");
    }

    @Override
    protected SocialConnector connector(ConnectorContext context) {
        return of(NaverConfig.of(ConnectorConfig.of(settings())), context);
    }

    @Override
    protected String callbackQuery(URI authorization) {
        return naver.approve(authorization);
    }

    /** Only Naver's console chooses. */
    @Override
    protected boolean takesScopes() {
        return false;
    }

    @Override
    protected Optional<SocialConnector> connectorOfAnotherClient(ConnectorContext context) {
        return Optional.of(of(NaverConfig.of("another-client", "another-secret").withOpenIdConnect(false), context));
    }

    private static SocialConnector of(NaverConfig config, ConnectorContext context) {
        return new NaverConnector(config.withEndpoints(NaverEndpoints.at(naver.base())), context);
    }
}
