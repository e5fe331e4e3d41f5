package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.fuzzing.CannedServer;
import dev.socialconnector.fuzzing.Untrusted;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** H3: whatever an administrator enters for a client secret. It goes to the token endpoint as it is and nowhere else, or it is refused. */
class ClientSecretFuzzTest {
    private static final Connectors CONNECTORS = Connectors.load();

    /** Whoever is sent a client secret as such, with what else the form needs. */
    private static final Map<String, Map<String, String>> FORMS = Map.of(
            "google", Map.of("clientId", "client-1"),
            "line", Map.of("clientId", "1234567890"),
            "naver", Map.of("clientId", "client-1"),
            "github", Map.of("clientId", "client-1"),
            "microsoft", Map.of("clientId", "client-1", "tenant", "common"),
            "kakao", Map.of("clientId", "0123456789abcdef0123456789abcdef"));

    private static final CannedServer PROVIDER = new CannedServer(
            401, "{\"error\":\"invalid_client\",\"error_description\":\"wrong\"}".getBytes(StandardCharsets.UTF_8));

    @FuzzTest
    void aSecretGoesToTheTokenEndpointAsItIs(byte[] input) {
        String secret = new String(input, StandardCharsets.UTF_8);

        FORMS.keySet().forEach(id -> connector(id, secret).ifPresent(accepted -> requireOnItsWay(accepted, secret)));
    }

    @Test
    void everyConnectorTakesASecret() {
        String secret = new String(
                Untrusted.seed(getClass(), "aSecretGoesToTheTokenEndpointAsItIs/all-signs"), StandardCharsets.UTF_8);

        assertThat(FORMS.keySet())
                .allSatisfy(id -> assertThat(connector(id, secret)).as(id).isPresent());
    }

    private static Optional<SocialConnector> connector(String id, String secret) {
        Map<String, String> settings = new HashMap<>(FORMS.getOrDefault(id, Map.of()));
        settings.put("clientSecret", secret);
        ConnectorFactory factory = CONNECTORS.find(id).orElseThrow();
        return Untrusted.accepted(
                () -> factory.create(ConnectorConfig.of(settings), ConnectorContext.using(PROVIDER.client())));
    }

    private static void requireOnItsWay(SocialConnector connector, String secret) {
        AuthorizationRequest request =
                connector.begin(AuthorizationOptions.redirectingTo("https://id.example.kr/callback"));
        AuthorizationCallback callback = AuthorizationCallback.fromQuery(
                "code=code-1&state=" + request.session().state());

        ConnectorException refusal =
                catchThrowableOfType(ConnectorException.class, () -> connector.complete(callback, request.session()));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        Untrusted.requireSilent(refusal);
        List<String> sent = secret.isBlank() ? List.of() : List.of(secret.strip());
        assertThat(Parameters.parse(PROVIDER.lastForm()).toMap().getOrDefault("client_secret", List.of()))
                .as(connector.id())
                .isEqualTo(sent);
        assertThat(PROVIDER.lastRequest() + request.uri() + connector).doesNotContain(Untrusted.SECRET);
    }
}
