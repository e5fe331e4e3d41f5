package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.openid.OpenIdPaths;
import dev.socialconnector.testing.openid.OpenIdProvider;
import dev.socialconnector.toolkit.oauth.ClientAuthentication;
import dev.socialconnector.toolkit.token.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the client proves itself (RFC 6749 section 2.3.1, OpenID Connect Core section 9): in one place, never in two. */
final class ClientAuthenticationTest {
    private static final String METHODS = "token_endpoint_auth_methods_supported";

    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    @Test
    void theHeaderIsTheUsualPlace() {
        bed.provider.withhold(METHODS);

        bed.signIn();

        assertInHeader(bed.tokenCall(), "client-of-tests:a-secret-of-tests");
    }

    @Test
    void theHeaderGoesBeforeTheForm() {
        bed.provider.publish(METHODS, List.of("client_secret_post", "private_key_jwt", "client_secret_basic"));

        bed.signIn();

        assertInHeader(bed.tokenCall(), "client-of-tests:a-secret-of-tests");
    }

    @Test
    void theFormIsForProvidersThatTakeNothingElse() {
        bed.provider.publish(METHODS, List.of("private_key_jwt", "client_secret_post"));

        bed.signIn();

        assertInForm(bed.tokenCall());
    }

    /** A secret that the provider would take in neither way is not shown to it. */
    @Test
    void aProviderThatTakesNoSecretGetsNone() {
        bed.provider.publish(METHODS, List.of("private_key_jwt", "client_secret_jwt"));

        ConnectorException refusal = Refusals.refusalOf(bed::begin);

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining("clientAuthentication");
        assertThat(bed.with(config -> config.clientAuthentication(ClientAuthentication.CLIENT_SECRET_POST))
                        .begin())
                .isNotNull();
    }

    @Test
    void theAdministratorsChoiceCounts() {
        bed.with(config -> config.clientAuthentication(ClientAuthentication.CLIENT_SECRET_POST))
                .signIn();

        assertInForm(bed.tokenCall());
    }

    /** Some providers advertise one way and want the other. */
    @Test
    void theAdministratorsChoiceCountsAgainstWhatIsAdvertised() {
        bed.provider.publish(METHODS, List.of("client_secret_post"));

        ConnectorException refusal = bed.with(
                        config -> config.clientAuthentication(ClientAuthentication.CLIENT_SECRET_BASIC))
                .refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertInHeader(bed.tokenCall(), "client-of-tests:a-secret-of-tests");
    }

    @Test
    void aLaterChangeOfWhatIsAdvertisedIsFollowed() {
        bed.signIn();
        bed.provider.publish(METHODS, List.of("client_secret_post"));
        OidcBed later = bed.anew();

        later.signIn();

        assertInForm(bed.tokenCall());
    }

    @Test
    void aClientWithoutSecretNamesItself() {
        try (OidcBed open = OidcBed.start(provider -> provider.publicClient("a client & more"))) {
            open.signIn();

            assertThat(open.tokenCall().header("Authorization")).isEmpty();
            assertThat(open.tokenCall().form().get("client_id")).containsExactly("a client & more");
            assertThat(open.tokenCall().form()).doesNotContainKey("client_secret");
        }
    }

    /** Both parts are encoded as in a form before they are put together, so that a colon in one is no end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain|plain|plain:plain",
                "with:colon|a:b:c|with%3Acolon:a%3Ab%3Ac",
                "with%percent|100%25|with%25percent:100%2525",
                "with+plus|a+b c|with%2Bplus:a%2Bb%20c",
                "https://rp.example/|!\"#$&'()*,/;<=>?@[\\]^`{}~|https%3A%2F%2Frp.example%2F:"
                        + "%21%22%23%24%26%27%28%29%2A%2C%2F%3B%3C%3D%3E%3F%40%5B%5C%5D%5E%60%7B%7D~",
                "한글|비밀é|%ED%95%9C%EA%B8%80:%EB%B9%84%EB%B0%80%C3%A9",
            })
    void specialCharactersAreEncodedInTheHeader(String id, String secret, String pair) {
        try (OidcBed special = OidcBed.start(provider -> provider.client(id, secret))) {
            special.signIn();

            assertInHeader(special.tokenCall(), pair);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"with:colon|a+b c&d=e%25", "한글|비밀é", "a\"b|c\"d"})
    void specialCharactersArriveByTheForm(String id, String secret) {
        try (OidcBed special = OidcBed.start(provider -> provider.client(id, secret))) {
            special.with(config -> config.clientAuthentication(ClientAuthentication.CLIENT_SECRET_POST))
                    .signIn();

            assertThat(special.tokenCall().form().get("client_id")).containsExactly(id);
            assertThat(special.tokenCall().form().get("client_secret")).containsExactly(secret);
        }
    }

    @Test
    void refreshesAndRevocationsAreAuthenticatedInTheSameWay() {
        TokenSet tokens = bed.signIn().tokens();

        TokenSet fresh = bed.can(TokenRefresh.class).refresh(tokens, OpenIdProvider.SUBJECT);
        bed.can(ProviderLogout.class).logout(UserRef.byTokens(fresh, OpenIdProvider.SUBJECT));

        assertInHeader(bed.tokenCall(), "client-of-tests:a-secret-of-tests");
        assertThat(bed.provider.calls(OpenIdPaths.REVOCATION))
                .hasSize(2)
                .allSatisfy(call -> assertInHeader(call, "client-of-tests:a-secret-of-tests"));
    }

    @Test
    void theSecretGoesToTheProvidersOwnEndpointsOnly() {
        bed.signIn();

        assertThat(bed.provider.calls(OpenIdPaths.USER_INFO))
                .allSatisfy(call -> assertThat(call.header("Authorization"))
                        .hasValueSatisfying(header -> assertThat(header).startsWith("Bearer ")));
        assertThat(bed.provider.calls(OpenIdPaths.JWKS))
                .allSatisfy(call -> assertThat(call.header("Authorization")).isEmpty());
    }

    @Test
    void aWrongSecretIsForTheAdministrator() {
        ConnectorException refusal =
                bed.with(config -> config.clientSecret("another")).refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.providerCode()).hasValue("invalid_client");
    }

    @Test
    void aBlankSecretIsNone() {
        bed.with(config -> config.clientSecret(" ")).refusal();

        assertThat(bed.tokenCall().header("Authorization")).isEmpty();
        assertThat(bed.tokenCall().form()).doesNotContainKey("client_secret");
    }

    /** RFC 7523: an assertion, a new one each time, for the token endpoint and for what is sent after it. */
    @ParameterizedTest
    @ValueSource(strings = {"private_key_jwt", "client_secret_jwt"})
    void anAssertionStandsInForTheSecret(String method) throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("key-1").generate();
        String secret = "a-client-secret-of-forty-characters-long";
        try (OidcBed signed = OidcBed.start(provider -> provider.client("client-of-tests", secret)
                .clientKey(key.toPublicJWK().toJSONString()))) {
            signed.provider.publish(METHODS, List.of(method));
            OidcBed client = method.equals("private_key_jwt")
                    ? signed.with(config ->
                            config.clientSecret(" ").privateKey(SigningKey.parse(key.toJSONString(), Optional.empty())))
                    : signed;

            TokenSet tokens = client.signIn().tokens();
            String first = assertionIn(signed.tokenCall());
            client.can(TokenRefresh.class).refresh(tokens, OpenIdProvider.SUBJECT);
            String second = assertionIn(signed.tokenCall());

            assertThat(first).isNotEqualTo(second);
            assertThat(signed.tokenCall().header("Authorization")).isEmpty();
            assertThat(signed.tokenCall().form()).doesNotContainKey("client_secret");
            client.can(ProviderLogout.class).logout(UserRef.byTokens(tokens, OpenIdProvider.SUBJECT));
            assertThat(signed.provider.calls(OpenIdPaths.REVOCATION).get(0).form())
                    .containsKey("client_assertion");
        }
    }

    /** Some providers take assertions only for their token endpoint, some only for their issuer (FAPI 2.0). */
    @ParameterizedTest
    @CsvSource({
        "token_endpoint, token_endpoint, true",
        "issuer, issuer, true",
        "token_endpoint, issuer, false",
        "issuer, token_endpoint, false"
    })
    void anAssertionIsForWhomTheProviderWantsIt(String wanted, String configured, boolean taken) {
        String secret = "a-client-secret-of-forty-characters-long";
        try (OidcBed strict = OidcBed.start(
                provider -> provider.client("client-of-tests", secret).assertionAudience(wanted))) {
            strict.provider.publish(METHODS, List.of("client_secret_jwt"));
            OidcBed client =
                    configured.equals("issuer") ? strict.with(OidcConfig.Builder::assertionsForIssuer) : strict;

            if (taken) {
                assertThat(client.signIn().idToken()).isPresent();
            } else {
                assertThat(client.refusal().reason()).isEqualTo(Reason.MISCONFIGURED);
            }
        }
    }

    private static String assertionIn(RecordedCall call) {
        return String.join(" ", call.form().getOrDefault("client_assertion", List.of()));
    }

    private static void assertInHeader(RecordedCall call, String pair) {
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
        assertThat(call.header("Authorization")).hasValue("Basic " + encoded);
        assertThat(call.form()).doesNotContainKeys("client_secret", "client_id", "client_assertion");
    }

    private static void assertInForm(RecordedCall call) {
        assertThat(call.header("Authorization")).isEmpty();
        assertThat(call.form().get("client_id")).containsExactly("client-of-tests");
        assertThat(call.form().get("client_secret")).containsExactly("a-secret-of-tests");
    }
}
