package dev.socialconnector.google;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.contract.ConnectorContract;
import dev.socialconnector.testing.google.GoogleEmulator;
import dev.socialconnector.testing.google.GooglePerson;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** What is said of every connector is true of Google's. */
final class GoogleContractTest extends ConnectorContract {
    private static final GoogleEmulator google = GoogleEmulator.start();

    @AfterAll
    static void stop() {
        google.close();
    }

    @Override
    protected ConnectorFactory factory() {
        return new GoogleConnectorFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("clientId", GoogleEmulator.CLIENT_ID, "clientSecret", GoogleEmulator.CLIENT_SECRET);
    }

    @Override
    protected SocialConnector connector(ConnectorContext context) {
        GoogleConfig.Builder config = GoogleConfig.of(ConnectorConfig.of(settings()));
        return new GoogleConnector(
                config.endpoints(GoogleEndpoints.at(google.address())).build(), context);
    }

    @Override
    protected String callbackQuery(URI authorization) {
        return google.approve(authorization, GooglePerson.JANE);
    }

    @Override
    protected Optional<SocialConnector> connectorOfAnotherClient(ConnectorContext context) {
        GoogleConfig.Builder config = GoogleConfig.builder("another.apps.googleusercontent.com", "another-secret");
        return Optional.of(new GoogleConnector(
                config.endpoints(GoogleEndpoints.at(google.address())).build(), context));
    }
}
