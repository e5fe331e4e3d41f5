package dev.socialconnector.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.line.LineEmulator;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of a LINE Login channel. */
final class LineConfigurationTest {
    private static final Map<String, String> LEAST =
            Map.of("clientId", LineEmulator.CHANNEL_ID, "clientSecret", LineEmulator.CHANNEL_SECRET);

    @Test
    void allOfTheFormReachesTheSettings() {
        Map<String, String> all = new HashMap<>(LEAST);
        all.put("scope", "openid,email");
        all.put("nativeClientIds", "1234567890 1234567891");
        all.put("nativeNonce", "false");

        LineConfig config = LineConfig.of(ConnectorConfig.of(all));

        assertThat(config.scopes()).containsExactly("openid", "email");
        assertThat(config.nativeClientIds()).containsExactlyInAnyOrder("1234567890", "1234567891");
        assertThat(config.nativeNonce()).isFalse();
    }

    @Test
    void theFormMakesAConnector() {
        SocialConnector connector = new LineConnectorFactory()
                .create(ConnectorConfig.of(LEAST), ConnectorContext.using(new OkHttpClient()));

        assertThat(connector.id()).isEqualTo("line");
        assertThat(connector.begin(LineBed.options()).uri().toString())
                .startsWith("https://access.line.me/oauth2/v2.1/authorize?")
                .contains("client_id=" + LineEmulator.CHANNEL_ID);
    }

    @Test
    void theDefaultsAreTheSafeOnes() {
        LineConfig config = LineConfig.of(ConnectorConfig.of(LEAST));

        assertThat(config.scopes()).containsExactly("openid", "profile");
        assertThat(config.nativeClientIds()).isEmpty();
        assertThat(config.nativeNonce()).isTrue();
        assertThat(config.endpoints()).isEqualTo(LineEndpoints.production());
    }

    @ParameterizedTest
    @CsvSource({
        "clientId,        'not-a-number'",
        "clientSecret,    'tooshort'",
        "scope,           'Profile!'",
        "nativeClientIds, 'not-a-channel'",
        "nativeNonce,     'maybe'",
    })
    void aFaultySettingIsToldByItsKey(String key, String value) {
        Map<String, String> faulty = new HashMap<>(LEAST);
        faulty.put(key, value);
        ConnectorContext context = ConnectorContext.using(new OkHttpClient());

        ConnectorException refusal =
                Refusals.refusalOf(() -> new LineConnectorFactory().create(ConnectorConfig.of(faulty), context));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining(key).hasMessageNotContaining(value);
    }

    @Test
    void theFormSpeaksJapaneseToo() {
        List<ConfigField> fields = new LineConnectorFactory().metadata().fields();

        assertThat(fields).allSatisfy(field -> {
            assertThat(field.label().byLanguage()).containsKeys("en", "ko", "ja");
            assertThat(field.help().byLanguage()).containsKeys("en", "ko", "ja");
        });
        assertThat(fields.get(1).label().in("ja-JP")).isEqualTo("チャネルシークレット");
    }

    /** HS256 with a short key could be guessed. */
    @Test
    void codeIsToldOfItsMistakes() {
        assertThatIllegalArgumentException().isThrownBy(() -> LineConfig.of(" ", LineEmulator.CHANNEL_SECRET));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LineConfig.of("1", "short"))
                .withMessageContaining("clientSecret")
                .withMessageNotContaining("short");
        assertThatIllegalArgumentException().isThrownBy(() -> LineConfig.of("1", "s".repeat(31)));
        assertThatIllegalArgumentException().isThrownBy(() -> LineConfig.of("1", LineEmulator.CHANNEL_SECRET)
                .withScopes(List.of("two scopes")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://access.example", "ftp://access.example", "https://user@access.example"})
    void anAddressThatCouldLeakSecretsIsRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> LineEndpoints.at(URI.create(address)));
    }

    @Test
    void theRealEndpointsAreLines() {
        LineEndpoints real = LineEndpoints.production();

        assertThat(real.issuer()).isEqualTo("https://access.line.me");
        assertThat(List.of(
                        real.token(),
                        real.verification(),
                        real.revocation(),
                        real.userInfo(),
                        real.keySet(),
                        real.profile(),
                        real.friendship(),
                        real.deauthorization(),
                        real.channelToken()))
                .map(URI::toString)
                .containsExactly(
                        "https://api.line.me/oauth2/v2.1/token",
                        "https://api.line.me/oauth2/v2.1/verify",
                        "https://api.line.me/oauth2/v2.1/revoke",
                        "https://api.line.me/oauth2/v2.1/userinfo",
                        "https://api.line.me/oauth2/v2.1/certs",
                        "https://api.line.me/v2/profile",
                        "https://api.line.me/friendship/v1/status",
                        "https://api.line.me/user/v1/deauthorize",
                        "https://api.line.me/oauth2/v3/token");
    }
}
