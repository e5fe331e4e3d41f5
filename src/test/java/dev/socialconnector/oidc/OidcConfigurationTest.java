package dev.socialconnector.oidc;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static dev.socialconnector.toolkit.oauth.ClientAuthentication.CLIENT_SECRET_POST;
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
import dev.socialconnector.toolkit.oauth.ClientAuthentication;
import dev.socialconnector.toolkit.token.SigningAlgorithm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
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
        assertThat(config.clientAuthentication().isPublic()).isTrue();
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
        assertThat(config.clientAuthentication().isPublic()).isTrue();
    }

    @Test
    void everyFieldIsRead() {
        OidcConfig config = read(Map.ofEntries(
                Map.entry("clientSecret", "s3cret"),
                Map.entry("clientAuthentication", "client_secret_post"),
                Map.entry("assertionAudience", "issuer"),
                Map.entry("idTokenAlgorithm", "ES256"),
                Map.entry("tenants", "9188040d-6c67-4c5b-b112-36a304b66dad"),
                Map.entry("responseMode", "form_post"),
                Map.entry("scope", List.of("openid", "email,phone")),
                Map.entry("endpointHosts", "token.example.com, [2001:db8::1]\nkeys.example.com"),
                Map.entry("trustedAudiences", "project-1, project-2"),
                Map.entry("withoutNonce", true),
                Map.entry("connectorId", "corporate"),
                Map.entry("target", "corporate-accounts")));

        assertThat(config.id()).isEqualTo("corporate");
        assertThat(config.target()).isEqualTo("corporate-accounts");
        assertThat(config.scopes()).containsExactly("openid", "email", "phone");
        assertThat(config.tokenRules().trustedAudiences()).containsExactlyInAnyOrder("project-1", "project-2");
        assertThat(config.tokenRules().algorithm()).contains(SigningAlgorithm.ES256);
        assertThat(config.tokenRules().tenants()).containsExactly("9188040d-6c67-4c5b-b112-36a304b66dad");
        assertThat(config.isFormPost()).isTrue();
        assertThat(config.isWithoutNonce()).isTrue();
        assertThat(config.clientAuthentication())
                .isEqualTo(new OidcClientAuthentication(
                        Optional.of("s3cret"),
                        Optional.empty(),
                        Optional.of(CLIENT_SECRET_POST),
                        Optional.of("https://login.example.com/tenant")));
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
        "automatic, ",
        "client_secret_basic, CLIENT_SECRET_BASIC",
        "client_secret_post, CLIENT_SECRET_POST",
        "client_secret_jwt, CLIENT_SECRET_JWT",
    })
    void theWayToAuthenticateIsRead(String choice, @Nullable ClientAuthentication method) {
        OidcConfig config =
                read(Map.of("clientAuthentication", choice, "clientSecret", "s3cret-of-thirty-two-bytes-or-so"));

        assertThat(config.clientAuthentication().method()).isEqualTo(Optional.ofNullable(method));
    }

    @ParameterizedTest
    @CsvSource({
        "clientAuthentication, private_key_jwt, clientSecret, s3cret",
        "clientAuthentication, client_secret_post, scope, openid",
        "clientAuthentication, client_secret_jwt, clientSecret, too-short-for-a-hash-of-32-byte",
        "idTokenAlgorithm, HS256, clientSecret, too-short-for-a-hash-of-32-byte",
        "idTokenAlgorithm, HS256, scope, openid",
        "idTokenAlgorithm, none, scope, openid",
        "privateKey, no key at all, scope, openid",
    })
    void settingsThatLackTheirKeyAreFaulty(String key, String value, String otherKey, String otherValue) {
        ConnectorException refusal = refusalOf(() -> read(Map.of(key, value, otherKey, otherValue)));

        assertThat(refusal.reason()).isEqualTo(ConnectorException.Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining(key).hasMessageNotContaining(otherValue);
    }

    @Test
    void theSecretIsDrawnAsOne() {
        assertThat(OidcConnectorFactory.METADATA.fields())
                .filteredOn(field -> field.kind() == Kind.SECRET)
                .extracting(ConfigField::key)
                .containsExactly("clientSecret", "privateKey");
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
