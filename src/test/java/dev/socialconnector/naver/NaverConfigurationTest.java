package dev.socialconnector.naver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.naver.NaverEmulator;
import java.util.HashMap;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator can choose. */
final class NaverConfigurationTest {
    private static final ConnectorContext CONTEXT = ConnectorContext.using(new OkHttpClient());

    @Test
    void theDefaultsAreTheSafeOnes() {
        NaverConfig config = NaverConfig.of(form(Map.of()));

        assertThat(config.openIdConnect()).isTrue();
        assertThat(config.requireNonce()).isFalse(); // whether Naver returns it is not known
        assertThat(config.endpoints()).isEqualTo(NaverEndpoints.production());
    }

    @Test
    void allOfTheFormReachesTheSettings() {
        NaverConfig strict = NaverConfig.of(form(Map.of("requireNonce", "true")));
        NaverConfig older = NaverConfig.of(form(Map.of("openIdConnect", "false")));

        assertThat(strict.clientId()).isEqualTo(NaverEmulator.CLIENT_ID);
        assertThat(strict.clientSecret()).isEqualTo(NaverEmulator.CLIENT_SECRET);
        assertThat(strict.requireNonce()).isTrue();
        assertThat(older.openIdConnect()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "true, https://nid.naver.com/oauth2/authorize?, true",
        "false, https://nid.naver.com/oauth2.0/authorize?, false"
    })
    void theBrowserIsSentToTheDoorOfTheForm(String openIdConnect, String address, boolean challenge) {
        SocialConnector connector =
                new NaverConnectorFactory().create(form(Map.of("openIdConnect", openIdConnect)), CONTEXT);

        AuthorizationRequest request = connector.begin(NaverBed.options());

        assertThat(connector.id()).isEqualTo("naver");
        assertThat(request.uri().toString()).startsWith(address);
        assertThat(request.uri().getRawQuery().contains("code_challenge=")).isEqualTo(challenge);
        assertThat(request.session().nonce().isPresent()).isEqualTo(challenge);
    }

    @ParameterizedTest
    @CsvSource({
        "clientId, 'with space'",
        "clientId, ''",
        "clientSecret, 'with space'",
        "clientSecret, ''",
        "openIdConnect, maybe",
        "requireNonce, maybe"
    })
    void aFaultySettingIsToldByItsKey(String key, String value) {
        ConnectorException refusal = Refusals.refusalOf(() -> NaverConfig.of(form(Map.of(key, value))));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining(key);
    }

    private static ConnectorConfig form(Map<String, String> changed) {
        Map<String, String> settings = new HashMap<>();
        settings.put("clientId", NaverEmulator.CLIENT_ID);
        settings.put("clientSecret", NaverEmulator.CLIENT_SECRET);
        settings.putAll(changed);
        return ConnectorConfig.of(settings);
    }
}
