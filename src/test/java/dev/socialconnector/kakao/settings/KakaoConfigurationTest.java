package dev.socialconnector.kakao.settings;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.kakao.KakaoConnector;
import dev.socialconnector.kakao.KakaoConnectorFactory;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConfigField.Kind;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.net.URI;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kakao's form, and what only code may set. */
final class KakaoConfigurationTest {
    private static final ConnectorContext CONTEXT = ConnectorContext.using(new OkHttpClient());

    private final KakaoConnectorFactory factory = new KakaoConnectorFactory();

    /** G3. Every fault at once, by key, and no value. */
    @Test
    void everyFaultIsReportedAtOnce() {
        Map<String, Object> settings = Map.of(
                "clientId", "has spaces!",
                "clientSecret", "hunter2 hunter2",
                "openIdConnect", "hunter2",
                "pkce", "hunter2",
                "scope", "account_email; hunter2",
                "redirectUri", "https://hunter2.example.kr/");

        ConnectorException failure = failure(settings);

        assertThat(failure.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(failure.getMessage())
                .contains("clientId", "clientSecret", "openIdConnect", "pkce", "scope", "redirectUri")
                .doesNotContain("hunter2", "has spaces");
    }

    /** G3. Nothing filled in. */
    @Test
    void theRestApiKeyIsAllThatMustBeFilledIn() {
        assertThat(failure(Map.of()).getMessage()).contains("clientId is required");
        assertThat(factory.create(ConnectorConfig.of(Map.of("clientId", "abc")), CONTEXT))
                .isInstanceOf(KakaoConnector.class);
    }

    /** G3, G4. Code that reads the form by itself is refused what the factory is, and may add addresses. */
    @Test
    void codeThatReadsTheFormAddsWhatNoFormMaySet() {
        KakaoEndpoints gateway = KakaoEndpoints.at(URI.create("https://gateway.example.kr"));

        KakaoConfig config =
                KakaoForm.read(ConnectorConfig.of(Map.of("clientId", "abc"))).withEndpoints(gateway);

        assertThat(config).isEqualTo(KakaoConfig.of("abc").withEndpoints(gateway));
        assertThat(refusalOf(() -> KakaoForm.read(ConnectorConfig.of(Map.of("scope", "hunter2;"))))
                        .getMessage())
                .contains("clientId is required", "scope")
                .doesNotContain("hunter2");
    }

    /** G3. A blank optional value is absent, here and in what is read from the form. */
    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void blankFieldsMeanTheirDefaults(String blank) {
        Map<String, Object> settings =
                Map.of("clientId", "abc", "clientSecret", blank, "openIdConnect", blank, "pkce", blank, "scope", blank);

        KakaoConfig config = KakaoForm.read(ConnectorConfig.of(settings));

        assertThat(factory.metadata().faults(ConnectorConfig.of(settings))).isEmpty();
        assertThat(config).isEqualTo(KakaoConfig.of("abc"));
        assertThat(KakaoConfig.of("abc").withClientSecret(blank)).isEqualTo(KakaoConfig.of("abc"));
    }

    /** G3. An absent secret is not sent as an empty one. */
    @Test
    void aBlankSecretIsNotSent() {
        try (KakaoBed bed = KakaoBed.start().with(config -> config.withClientSecret(" "))) {
            bed.kakao.app().clientSecretRequired(false);
            AuthorizationRequest request = bed.begin();

            bed.complete(bed.approvedQuery(request), request.session());

            assertThat(bed.kakao.calls(KakaoPaths.TOKEN)).singleElement().satisfies(call -> assertThat(call.form())
                    .doesNotContainKey("client_secret"));
        }
    }

    /** G3. What is filled in is used. */
    @Test
    void everyFieldIsRead() {
        KakaoConfig config = KakaoForm.read(ConnectorConfig.of(Map.of(
                "clientId", "abc",
                "clientSecret", "s3cret",
                "openIdConnect", "required",
                "pkce", false,
                "scope", List.of("account_email", "gender"))));

        assertThat(config)
                .isEqualTo(KakaoConfig.of("abc")
                        .withClientSecret("s3cret")
                        .withOpenIdConnect(OpenIdConnectMode.REQUIRED)
                        .withPkce(false)
                        .withScopes(List.of("account_email", "gender")));
    }

    /** G4. The form has no field for an address, and the client secret is drawn as a secret. */
    @Test
    void theFormOffersNoEndpoint() {
        assertThat(factory.metadata().fields())
                .map(ConfigField::key)
                .containsExactly(
                        "clientId",
                        "clientSecret",
                        "openIdConnect",
                        "pkce",
                        "scope",
                        "applicationId",
                        "adminKey",
                        "primaryAdminKey",
                        "eventAudiences",
                        "nativeClientIds",
                        "nativeNonce");
        assertThat(factory.metadata().fields().get(1).kind()).isEqualTo(Kind.SECRET);
    }

    /** G4. An address that is set all the same is refused, wherever the settings are read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "endpoints",
                "endpoint",
                "issuer",
                "baseUrl",
                "authorization",
                "authorizationUri",
                "token",
                "tokenUri",
                "keySet",
                "jwksUri",
                "profile",
                "userInfoUri"
            })
    void anEndpointInTheSettingsIsRefused(String key) {
        Map<String, Object> settings = Map.of("clientId", "abc", key, "https://b.example.kr/");

        assertThat(failure(settings).getMessage()).contains(key).doesNotContain("b.example.kr");
        assertThat(refusalOf(() -> KakaoForm.read(ConnectorConfig.of(settings))).getMessage())
                .contains(key)
                .doesNotContain("b.example.kr");
    }

    /** G4. Plain http outside loopback, at any of the endpoints, however it is dressed up. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://kauth.kakao.com",
                "http://10.0.0.1",
                "http://0.0.0.0",
                "http://127.0.0.1.example.kr",
                "http://127.evil.example.kr",
                "http://localhost.example.kr",
                "http://localhost@example.kr",
                "http://127.0.0.1:80@example.kr",
                "http://[::2]",
                "http://[::ffff:10.0.0.1]",
                "http:kauth.kakao.com",
                "ftp://localhost",
                "//kauth.kakao.com",
                "file:///etc/hosts"
            })
    void aPlainEndpointOutsideLoopbackIsRefused(String base) {
        URI plain = URI.create(base);
        KakaoEndpoints good = KakaoEndpoints.production();

        assertRefused("kauth", () -> KakaoEndpoints.at(plain));
        assertRefused("kauth", () -> new KakaoEndpoints(good.issuer(), plain, good.kapi()));
        assertRefused("kapi", () -> new KakaoEndpoints(good.issuer(), good.kauth(), plain));
    }

    /** G4. Https anywhere, and http on this machine, for tests and gateways. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gateway.example.kr/kakao",
                "http://localhost:8080",
                "http://127.0.0.1:8080",
                "http://127.1.2.3",
                "http://[::1]:8080"
            })
    void safeEndpointsAreTaken(String base) {
        assertThat(KakaoEndpoints.at(URI.create(base)).token()).hasToString(base + "/oauth/token");
    }

    @Test
    void aSlashAtTheEndOfAnAddressMakesNoDifference() {
        KakaoEndpoints endpoints = KakaoEndpoints.at(URI.create("https://gateway.example.kr/kakao/"));

        assertThat(endpoints.token()).hasToString("https://gateway.example.kr/kakao/oauth/token");
        assertThat(endpoints.kapi()).hasToString("https://gateway.example.kr/kakao");
    }

    private ConnectorException failure(Map<String, Object> settings) {
        return refusalOf(() -> factory.create(ConnectorConfig.of(settings), CONTEXT));
    }

    private static void assertRefused(String endpoint, ThrowingCallable making) {
        assertThatIllegalArgumentException().isThrownBy(making).withMessageContaining(endpoint);
    }

    /** A key read from a file, with the line break behind it, must not wait until it is used. */
    @ParameterizedTest
    @ValueSource(strings = {"0123abcd\n", " 0123abcd", "", "어드민"})
    void anAdminKeyThatCannotBeOneIsRefusedAtOnce(String key) {
        KakaoApplication application = KakaoApplication.of(1);

        assertThatThrownBy(() -> application.withAdminKey(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("adminKey");
        assertThatThrownBy(() -> application.withPrimaryAdminKey(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("primaryAdminKey");
    }
}
