package dev.socialconnector.apple;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.testing.apple.AppleEmulator;
import dev.socialconnector.testing.contract.ConnectorContract;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** What is said of every connector is true of Apple's. */
final class AppleContractTest extends ConnectorContract {
    private static final AppleEmulator apple = AppleEmulator.start();

    @AfterAll
    static void stop() {
        apple.close();
    }

    @Override
    protected ConnectorFactory factory() {
        return new AppleConnectorFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return apple.settings();
    }

    @Override
    protected SocialConnector connector(ConnectorContext context) {
        return AppleBed.connector(apple, settings(), context);
    }

    @Override
    protected String callbackQuery(URI authorization) {
        return apple.approve(authorization);
    }

    @Override
    protected boolean formPost() {
        return true;
    }

    @Override
    protected Optional<SocialConnector> connectorOfAnotherClient(ConnectorContext context) {
        Map<String, String> another = new HashMap<>(settings());
        another.put("clientId", "kr.example.another");
        return Optional.of(AppleBed.connector(apple, another, context));
    }
}
