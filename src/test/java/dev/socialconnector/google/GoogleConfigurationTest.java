package dev.socialconnector.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.contract.Refusals;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of a client at Google. */
final class GoogleConfigurationTest {
    private static final Map<String, String> LEAST =
            Map.of("clientId", "1-web.apps.googleusercontent.com", "clientSecret", "GOCSPX-hidden");

    private final ConnectorContext context = ConnectorContext.using(new OkHttpClient());

    @Test
    void allOfTheFormReachesTheConnector() {
        Map<String, String> all = new HashMap<>(LEAST);
        all.put("scope", "openid email");
        all.put("hostedDomains", "corp.example, other.example");
        all.put("offline", "true");
        all.put("nativeClientIds", "2-ios.apps.googleusercontent.com");
        all.put("nativeNonce", "false");
        all.put("trustVerifiedEmail", "true");
        all.put("eventAudiences", "3-other.apps.googleusercontent.com");

        GoogleConfig config = GoogleConfig.of(ConnectorConfig.of(all)).build();
        SocialConnector connector = new GoogleConnectorFactory().create(ConnectorConfig.of(all), context);

        assertThat(connector.begin(GoogleBed.options()).uri())
                .hasParameter("scope", "openid email")
                .hasParameter("hd", "*")
                .hasParameter("access_type", "offline");
        assertThat(connector.capability(NativeSignIn.class)).isPresent();
        assertThat(config.hostedDomains()).containsExactlyInAnyOrder("corp.example", "other.example");
        assertThat(config.nativeNonce()).isFalse();
        assertThat(config.trustVerifiedEmail()).isTrue();
        assertThat(config.eventAudiences())
                .containsExactlyInAnyOrder(
                        "1-web.apps.googleusercontent.com",
                        "2-ios.apps.googleusercontent.com",
                        "3-other.apps.googleusercontent.com");
    }

    /** What is left blank opens nothing. */
    @Test
    void theDefaultsAreTheSafeOnes() {
        GoogleConfig config = GoogleConfig.of(ConnectorConfig.of(LEAST)).build();

        assertThat(config.trustVerifiedEmail()).isFalse();
        assertThat(config.nativeNonce()).isTrue();
        assertThat(config.nativeClientIds()).isEmpty();
        assertThat(config.offline()).isFalse();
        assertThat(config.scopes()).containsExactly("openid", "profile", "email");
    }

    @ParameterizedTest
    @CsvSource({
        "clientId,        'with space'",
        "clientSecret,    'with space'",
        "scope,           'a\"b'",
        "hostedDomains,   'https://corp.example'",
        "hostedDomains,   '*.corp.example'",
        "nativeClientIds, 'a/b'",
        "eventAudiences,  'a/b'",
        "offline,         'yes'",
    })
    void aFaultySettingIsToldByItsKey(String key, String value) {
        Map<String, String> faulty = new HashMap<>(LEAST);
        faulty.put(key, value);

        ConnectorException refusal =
                Refusals.refusalOf(() -> new GoogleConnectorFactory().create(ConnectorConfig.of(faulty), context));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining(key).hasMessageNotContaining(value);
    }

    @Test
    void codeIsToldOfItsMistakes() {
        assertThatIllegalArgumentException().isThrownBy(() -> GoogleConfig.builder(" ", "secret"));
        assertThatIllegalArgumentException().isThrownBy(() -> GoogleConfig.builder("id", " "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoogleConfig.builder("id", "secret").scopes(List.of("two scopes")));
    }

    @Test
    void settingsOfABuilderDoNotChangeWhatWasBuilt() {
        GoogleConfig.Builder builder = GoogleConfig.builder("id", "secret");
        GoogleConfig config = builder.build();

        builder.trustVerifiedEmail(true).hostedDomains(List.of("x.example"));

        assertThat(config.trustVerifiedEmail()).isFalse();
        assertThat(config.hostedDomains()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://accounts.example",
                "ftp://accounts.example",
                "https://user@accounts.example",
                "https://a.example?b=c"
            })
    void anAddressThatCouldLeakSecretsIsRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> GoogleEndpoints.at(URI.create(address)));
    }

    @Test
    void theRealEndpointsAreGoogles() {
        GoogleEndpoints real = GoogleEndpoints.production();

        assertThat(List.of(real.token(), real.revocation(), real.userInfo(), real.keySet()))
                .containsExactly(
                        URI.create("https://oauth2.googleapis.com/token"),
                        URI.create("https://oauth2.googleapis.com/revoke"),
                        URI.create("https://openidconnect.googleapis.com/v1/userinfo"),
                        URI.create("https://www.googleapis.com/oauth2/v3/certs"));
    }

    @Test
    void noSecretIsPrinted() {
        GoogleConfig config = GoogleConfig.of(ConnectorConfig.of(LEAST)).build();

        assertThat(config.toString()).contains("clientId").doesNotContain("GOCSPX");
    }
}
