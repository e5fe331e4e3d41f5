package host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.Connectors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** G1. */
class HostTest {
    @Test
    void theStrangersConnectorIsFoundBesideOurs() {
        Connectors connectors = Connectors.load();
        ConnectorFactory heron = connectors.find("heron").orElseThrow();

        var request = heron.create(
                        ConnectorConfig.of(Map.of("clientId", "some-client", "clientSecret", "some-secret")),
                        ConnectorContext.standard())
                .begin(AuthorizationOptions.redirectingTo("https://id.example.kr/callback/heron"));

        assertFalse(heron.getClass().getModule().isNamed(), "the connector is a module here");
        assertTrue(heron.getClass()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .endsWith(".jar"));
        assertEquals("heron.example", request.uri().getHost());
        assertTrue(connectors.find("kakao").isPresent());
        assertEquals(List.of(), connectors.problems());
    }
}
