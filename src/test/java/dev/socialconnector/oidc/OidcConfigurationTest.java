package dev.socialconnector.oidc;

import static dev.socialconnector.oidc.OidcBed.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConfigField.Kind;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.toolkit.oauth.ClientCredentials;
import dev.socialconnector.toolkit.oauth.ClientCredentials.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** G3. The form of the generic connector, and what code can set. */
final class OidcConfigurationTest {
    private static final String TOO_LONG = "x123456789x123456789x123456789x123456789x123456789x123456789x123456789"
            + "x123456789x123456789x123456789x123456789x123456789x123456789x123456789x123456789x123456789x123456789"
            + "x123456789x123456789x123456789x123456789x123456789x123456789x123456789x123456789x123456789x123456789";
    private static final Map<String, Object> LEAST =
            Map.of("issuer", "https://login.example.com/tenant", "clientId", "some-client");

    @Test
    void theIssuerAndTheClientIdAreAllThatMustBeFilledIn() {
        OidcConfig config = read(Map.of());

        assertThat(refusalOf(() -> OidcConfig.of(ConnectorConfig.of(Map.of()))))
                .hasMessageContainingAll("issuer is required", "clientId is required");
        assertThat(config.id()).isEqualTo("oidc");
        assertThat(config.target()).isEqualTo("oidc");
        assertThat(config.issuer()).isEqualTo("https://login.example.com/tenant");
        assertThat(config.clientId()).isEqualTo("some-client");
        assertThat(config.scopes()).containsExactly("openid", "profile", "email");
        assertThat(config.credentials(List.of("client_secret_basic")).clientSecret())
                .isEmpty();
    }

    @Test
    void everyFaultIsReportedAtOnce() {
        ConnectorException failure = fault(Map.of(
                "issuer", "http://hunter2.example.com",
                "clientId", "hunter2 \u0007",
                "clientSecret", "hunter2 é",
                "clientAuthentication", "hunter2",
                "scope", "hunter2\"",
                "endpointHosts", "hunter2:8443",
                "connectorId", "Hunter2",
                "target", "hunter2_",
                "allowLoopback", "hunter2",
                "hunter", "hunter2"));
        ConnectorException failureOfTokens = fault(Map.of("trustedAudiences", "hunter2 é", "withoutNonce", "hunter2"));

        assertThat(failure.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(failure.step()).isEqualTo(Step.CONFIGURATION);
        assertThat(failure)
                .hasMessageContainingAll(
                        "issuer must",
                        "clientId must",
                        "clientSecret must",
                        "clientAuthentication ",
                        "scope must",
                        "endpointHosts must",
                        "connectorId must",
                        "target must",
                        "allowLoopback ",
                        "hunter ");
        assertThat(failure.getMessage()).doesNotContain("hunter2");
        assertThat(failureOfTokens).hasMessageContainingAll("trustedAudiences must", "withoutNonce ");
        assertThat(failureOfTokens.getMessage()).doesNotContain("hunter2");
    }

    /** What no pattern can tell is told by the key that is faulty, and by no other. */
    @ParameterizedTest
    @CsvSource({
        "issuer, http://login.example.com",
        "issuer, http://localhost:8080",
        "issuer, https://localhost",
        "issuer, https://127.0.0.1:8443/tenant",
        "issuer, https://login.example.com?a=b",
        "issuer, https://login.example.com#a",
        "issuer, https://user:pass@login.example.com",
        "issuer, https://",
        "endpointHosts, token.example.com:8443",
        "endpointHosts, token.example.com 127.1",
        "endpointHosts, a..b",
        "endpointHosts, [::1",
        "scope, openid " + TOO_LONG,
    })
    void aFaultNamesItsKeyAlone(String key, String value) {
        ConnectorException failure = fault(Map.of(key, value));

        assertThat(failure.getMessage())
                .contains(": oidc: " + key + " ")
                .doesNotContain(";")
                .doesNotContain(value);
    }

    @Test
    void aKeyIsToldOnce() {
        assertThat(fault(Map.of("issuer", "ftp://login.example.com")).getMessage())
                .containsOnlyOnce("issuer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080/tenant", "https://localhost", "http://127.0.0.1:1", "http://[::1]:8080"})
    void aProviderOnThisMachineNeedsTheSwitch(String issuer) {
        assertThat(read(Map.of("issuer", issuer, "allowLoopback", true)).issuer())
                .isEqualTo(issuer);
        assertThat(fault(Map.of("issuer", issuer, "allowLoopback", false))).hasMessageContaining("allowLoopback");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void blankFieldsMeanTheirDefaults(String blank) {
        Map<String, Object> settings = new HashMap<>();
        for (ConfigField field : OidcConnectorFactory.METADATA.fields()) {
            settings.put(field.key(), blank);
        }
        settings.putAll(LEAST);

        OidcConfig config = OidcConfig.of(ConnectorConfig.of(settings));

        assertThat(config).hasToString(read(Map.of()).toString());
        assertThat(config.credentials(List.of())).isEqualTo(ClientCredentials.basic("some-client", Optional.empty()));
    }

    @Test
    void everyFieldIsRead() {
        OidcConfig config = read(Map.of(
                "clientSecret", "s3cret",
                "clientAuthentication", "client_secret_post",
                "scope", List.of("openid", "email,phone"),
                "endpointHosts", "token.example.com, [2001:db8::1]\nkeys.example.com",
                "trustedAudiences", "project-1, project-2",
                "withoutNonce", true,
                "connectorId", "corporate",
                "target", "corporate-accounts"));

        assertThat(config.id()).isEqualTo("corporate");
        assertThat(config.target()).isEqualTo("corporate-accounts");
        assertThat(config.scopes()).containsExactly("openid", "email", "phone");
        assertThat(config.trustedAudiences()).containsExactlyInAnyOrder("project-1", "project-2");
        assertThat(config.isWithoutNonce()).isTrue();
        assertThat(config.credentials(List.of("client_secret_basic")))
                .isEqualTo(new ClientCredentials("some-client", Optional.of("s3cret"), Method.POST));
    }

    @Test
    void aHostLearnsTheTargetFromTheConnector() {
        SocialConnector corporate = new OidcConnectorFactory()
                .create(
                        ConnectorConfig.of(
                                Map.of("issuer", "https://login.example.com", "clientId", "a", "target", "corporate")),
                        ConnectorContext.using(new OkHttpClient()));

        assertThat(corporate.target()).contains("corporate");
    }

    @Test
    void theTargetIsTheIdUnlessItIsSet() {
        assertThat(read(Map.of("connectorId", "corporate")).target()).isEqualTo("corporate");
    }

    @ParameterizedTest
    @CsvSource({
        "automatic, BASIC",
        "client_secret_basic, BASIC",
        "client_secret_post, POST",
    })
    void theWayToAuthenticateIsRead(String choice, Method method) {
        OidcConfig config = read(Map.of("clientAuthentication", choice, "clientSecret", "s3cret"));

        assertThat(config.credentials(List.of("client_secret_basic", "client_secret_post"))
                        .method())
                .isEqualTo(method);
    }

    @Test
    void theSecretIsDrawnAsOne() {
        assertThat(OidcConnectorFactory.METADATA.fields())
                .filteredOn(field -> field.kind() == Kind.SECRET)
                .extracting(ConfigField::key)
                .containsExactly("clientSecret");
    }

    /** The factory describes them all; each connector has its own id. */
    @Test
    void theFormsIdIsTheFactorys() {
        assertThat(new OidcConnectorFactory().metadata().id()).isEqualTo("oidc");
    }

    @Test
    void codeIsToldWhatItSetWrong() {
        OidcConfig.Builder fine = OidcConfig.builder("https://login.example.com", "client");

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        OidcConfig.builder("https://login.example.com", " ").build())
                .withMessageContaining("clientId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fine.id("Not an id").build())
                .withMessageContaining("id must")
                .withMessageNotContaining("Not an");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fine.id("oidc").target("").build())
                .withMessageContaining("target must");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fine.target("oidc").scopes(List.of("a b")).build())
                .withMessageContaining("scopes must");
    }

    @Test
    void whatIsSetLaterDoesNotReachWhatWasBuilt() {
        OidcConfig.Builder builder = OidcConfig.builder("https://login.example.com", "client");
        OidcConfig config = builder.build();

        builder.id("later").scopes(List.of("later"));

        assertThat(config.id()).isEqualTo("oidc");
        assertThat(config.scopes()).doesNotContain("later");
    }

    private static OidcConfig read(Map<String, Object> settings) {
        return OidcConfig.of(ConnectorConfig.of(withLeast(settings)));
    }

    private static ConnectorException fault(Map<String, Object> settings) {
        return refusalOf(() -> read(settings));
    }

    private static Map<String, Object> withLeast(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(LEAST);
        all.putAll(settings);
        return all;
    }
}
