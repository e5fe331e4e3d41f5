package dev.socialconnector.apple;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.Parameters;
import dev.socialconnector.testing.contract.Refusals;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator and a programmer can choose. */
final class AppleSettingsTest {
    @RegisterExtension
    final AppleBed bed = new AppleBed();

    @ParameterizedTest
    @CsvSource({"'', name email", "email, email", "'email, name', email name"})
    void theFormsScopesAreAskedFor(String scope, String asked) {
        AuthorizationRequest request = new AppleConnectorFactory()
                .create(form(Map.of("scope", scope)), bed.context)
                .begin(AppleBed.options());

        assertThat(request.uri().getHost()).isEqualTo("appleid.apple.com");
        assertThat(scopes(request)).containsExactly(asked);
    }

    @Test
    void scopesAndServersCanBeChosenInCode() {
        URI gateway = URI.create("https://gateway.example.kr");
        AppleConfig config = AppleConfig.builder("client-1", "TEAM123456", "KEY1234567", privateKey())
                .scopes(List.of("email"))
                .build()
                .withEndpoints(AppleEndpoints.at(gateway));

        AuthorizationRequest request = new AppleConnector(config, bed.context).begin(AppleBed.options());

        assertThat(request.uri()).hasHost("gateway.example.kr");
        assertThat(scopes(request)).containsExactly("email");
    }

    @Test
    void eachFaultIsToldOnce() {
        ConnectorException refusal = Refusals.refusalOf(
                () -> AppleConfig.of(form(Map.of("privateKey", "비밀", "teamId", "", "bundleIds", "?"))));

        assertThat(refusal.getMessage()).containsOnlyOnce("privateKey").containsOnlyOnce("teamId");
        assertThat(refusal.getMessage()).containsOnlyOnce("bundleIds");
    }

    /** Before anybody signs in. */
    @Test
    void aWrongKeyIsToldBesideOtherFaults() {
        ConnectorException refusal =
                Refusals.refusalOf(() -> AppleConfig.of(form(Map.of("privateKey", "no key", "teamId", ""))));

        assertThat(refusal).hasMessageContaining("teamId").hasMessageContaining("privateKey must be");
    }

    private ConnectorConfig form(Map<String, String> changed) {
        Map<String, String> settings = new HashMap<>(bed.apple.settings());
        settings.putAll(changed);
        return ConnectorConfig.of(settings);
    }

    private String privateKey() {
        return bed.apple.settings().getOrDefault("privateKey", "");
    }

    private static List<String> scopes(AuthorizationRequest request) {
        return Parameters.parse(request.uri().getRawQuery()).toMap().getOrDefault("scope", List.of());
    }
}
