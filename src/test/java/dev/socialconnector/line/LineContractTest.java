package dev.socialconnector.line;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.contract.ConnectorContract;
import dev.socialconnector.testing.line.LineEmulator;
import dev.socialconnector.testing.line.LinePerson;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** What is said of every connector is true of LINE's. */
final class LineContractTest extends ConnectorContract {
    private static final LineEmulator line = LineEmulator.start();

    @AfterAll
    static void stop() {
        line.close();
    }

    @Override
    protected ConnectorFactory factory() {
        return new LineConnectorFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("clientId", LineEmulator.CHANNEL_ID, "clientSecret", LineEmulator.CHANNEL_SECRET);
    }

    @Override
    protected SocialConnector connector(ConnectorContext context) {
        LineConfig config = LineConfig.of(ConnectorConfig.of(settings()));
        return new LineConnector(config.withEndpoints(LineEndpoints.at(line.address())), context);
    }

    @Override
    protected String callbackQuery(URI authorization) {
        return line.approve(authorization, LinePerson.SAKURA);
    }

    @Override
    protected Optional<SocialConnector> connectorOfAnotherClient(ConnectorContext context) {
        LineConfig config = LineConfig.of("9876543210", LineEmulator.CHANNEL_SECRET);
        return Optional.of(new LineConnector(config.withEndpoints(LineEndpoints.at(line.address())), context));
    }
}
