package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.fuzzing.Untrusted;
import dev.socialconnector.settings.ConnectorConfig;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/**
 * H3: whatever an administrator enters for the key and the secret of {@code private_key_jwt} and {@code client_secret_jwt}. The first line
 * of an input is the secret, the rest the private key.
 */
class ClientKeyFuzzTest {
    private static final ConnectorContext CONTEXT = ConnectorContext.using(new OkHttpClient());

    @FuzzTest
    void keysMakeAConnectorOrAreRefused(byte[] input) {
        settings("private_key_jwt", input).ifPresent(ClientKeyFuzzTest::requireSilentConnector);
        settings("client_secret_jwt", input).ifPresent(ClientKeyFuzzTest::requireSilentConnector);
    }

    @Test
    void keysOfBothKindsMakeAConnector() {
        byte[] keys = Untrusted.seed(getClass(), "keysMakeAConnectorOrAreRefused/both");

        assertThat(settings("private_key_jwt", keys)).isPresent();
        assertThat(settings("client_secret_jwt", keys)).isPresent();
    }

    private static Optional<OidcConfig> settings(String method, byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        ConnectorConfig form = ConnectorConfig.of(Map.of(
                "issuer",
                "https://issuer.example",
                "clientId",
                "client-1",
                "clientSecret",
                end < 0 ? text : text.substring(0, end),
                "privateKey",
                text.substring(end + 1),
                "clientAuthentication",
                method));
        return Untrusted.accepted(() -> OidcConfig.of(form));
    }

    private static void requireSilentConnector(OidcConfig config) {
        OidcConnector connector = new OidcConnector(config, CONTEXT);

        assertThat(connector.id()).isEqualTo("oidc");
        assertThat(config.toString()).doesNotContain(Untrusted.SECRET);
    }
}
