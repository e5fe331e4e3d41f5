package host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.Connectors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** G1. */
class HostTest {
    @Test
    void theConnectorIsFoundOnTheClassPath() {
        assertFalse(Connectors.class.getModule().isNamed(), "the library is a module here");
        Connectors connectors = Connectors.load();

        var request = connectors
                .find("kakao")
                .orElseThrow()
                .create(ConnectorConfig.of(Map.of("clientId", "0123456789abcdef")), ConnectorContext.standard())
                .begin(AuthorizationOptions.redirectingTo("https://id.example.kr/callback/kakao"));

        assertEquals("kauth.kakao.com", request.uri().getHost());
        assertEquals(List.of(), connectors.problems());
    }
}
