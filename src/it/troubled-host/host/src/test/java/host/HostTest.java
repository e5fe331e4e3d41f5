package host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.Connectors;
import dev.socialconnector.Connectors.Problem;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** G2. */
class HostTest {
    private final Connectors connectors = Connectors.load();

    @Test
    void eachJarThatCannotBeUsedIsReportedByName() {
        Map<String, String> problems =
                connectors.problems().stream().collect(Collectors.toMap(Problem::provider, Problem::message));

        assertEquals(
                Set.of(
                        "example.broken.ThrowingFactory",
                        "example.broken.MissingFactory",
                        "example.twin.TwinFactory",
                        "example.outdated.OutdatedFactory"),
                problems.keySet());
        assertTrue(problems.get("example.twin.TwinFactory").contains("kakao"), "the id that is taken");
        assertTrue(
                problems.get("example.outdated.OutdatedFactory").contains("NoSuchMethodError"), "what is incompatible");
    }

    @Test
    void theOthersWork() {
        var request = connectors
                .find("kakao")
                .orElseThrow()
                .create(ConnectorConfig.of(Map.of("clientId", "0123456789abcdef")), ConnectorContext.standard())
                .begin(AuthorizationOptions.redirectingTo("https://id.example.kr/callback/kakao"));

        assertEquals("kauth.kakao.com", request.uri().getHost());
        assertTrue(connectors.all().stream()
                .noneMatch(factory -> factory.getClass().getName().startsWith("example.")));
    }
}
