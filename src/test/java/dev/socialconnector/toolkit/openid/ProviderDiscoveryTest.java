package dev.socialconnector.toolkit.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.testing.openid.OpenIdProvider;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.oauth.AuthorizationEndpoint;
import dev.socialconnector.toolkit.oauth.OAuthErrors;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Discovery as a connector of anybody's uses it; the generic connector's tests go through it as well. */
final class ProviderDiscoveryTest {
    private static final ConnectorContext CONTEXT = ConnectorContext.using(new OkHttpClient());

    @Test
    void whatIsPublishedIsRead() {
        try (OpenIdProvider provider = OpenIdProvider.start()) {
            provider.publish("authorization_response_iss_parameter_supported", true);
            ProviderClient client = ProviderClient.of(CONTEXT, "test", OAuthErrors::ofAnswer);

            ProviderMetadata metadata = ProviderDiscovery.of(CONTEXT, provider.issuer())
                    .metadata(client, Deadline.in(Duration.ofSeconds(20)));

            assertThat(metadata.issuer()).isEqualTo(provider.issuer());
            assertThat(metadata.authorizationEndpoint()).isEqualTo(at(provider, "/authorize"));
            assertThat(metadata.tokenEndpoint()).isEqualTo(at(provider, "/token"));
            assertThat(metadata.keySet()).isEqualTo(at(provider, "/keys"));
            assertThat(metadata.userInfoEndpoint()).hasValue(at(provider, "/userinfo"));
            assertThat(metadata.endSessionEndpoint()).hasValue(at(provider, "/logout"));
            assertThat(metadata.revocationEndpoint()).hasValue(at(provider, "/revoke"));
            assertThat(metadata.tokenEndpointAuthMethods())
                    .isEqualTo(Set.of("client_secret_basic", "client_secret_post"));
            assertThat(metadata.codeChallenge()).isTrue();
            assertThat(metadata.issuerInCallback()).isTrue();
        }
    }

    @Test
    void whatIsNotSaidIsTheStandardsDefault() {
        try (OpenIdProvider provider = OpenIdProvider.start()) {
            provider.withhold(
                    "userinfo_endpoint",
                    "end_session_endpoint",
                    "revocation_endpoint",
                    "token_endpoint_auth_methods_supported",
                    "code_challenge_methods_supported");
            ProviderClient client = ProviderClient.of(CONTEXT, "test", OAuthErrors::ofAnswer);

            ProviderMetadata metadata = ProviderDiscovery.of(CONTEXT, provider.issuer())
                    .metadata(client, Deadline.in(Duration.ofSeconds(20)));

            assertThat(metadata.userInfoEndpoint()).isEmpty();
            assertThat(metadata.endSessionEndpoint()).isEmpty();
            assertThat(metadata.revocationEndpoint()).isEmpty();
            assertThat(metadata.tokenEndpointAuthMethods()).containsExactly("client_secret_basic");
            assertThat(metadata.codeChallenge()).isFalse();
            assertThat(metadata.issuerInCallback()).isFalse();
        }
    }

    @Test
    void oneIssuerIsDiscoveredOnceInAContext() {
        ProviderDiscovery first = ProviderDiscovery.of(CONTEXT, "https://login.example.com/a");

        assertThat(ProviderDiscovery.of(CONTEXT, "https://login.example.com/a")).isSameAs(first);
        assertThat(ProviderDiscovery.of(CONTEXT, "https://login.example.com/a/"))
                .isNotSameAs(first);
        assertThat(ProviderDiscovery.of(ConnectorContext.using(new OkHttpClient()), "https://login.example.com/a"))
                .isNotSameAs(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.com",
                "https://login.example.com?a",
                "https://login.example.com#a",
                "https://user@login.example.com",
                "https:login.example.com",
                "login.example.com",
                "https://login example.com",
                "",
            })
    void whatIsNoIssuerIsTheCallersMistake(String issuer) {
        assertThatIllegalArgumentException().isThrownBy(() -> ProviderDiscovery.of(CONTEXT, issuer));
    }

    @Test
    void anAuthorizationEndpointHasNoFragment() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthorizationEndpoint.of(URI.create("https://login.example.com/authorize#a"), true));
    }

    private static URI at(OpenIdProvider provider, String path) {
        return URI.create(provider.issuer() + path);
    }
}
