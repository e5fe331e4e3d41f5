package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.openid.OpenIdPaths;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The "test" button: what is wrong is told by the setting that can mend it. */
final class ConfigurationCheckTest {
    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    @Test
    void goodSettingsHaveNoFault() {
        assertThat(check(bed)).isEmpty();
        assertThat(bed.downloads()).isEqualTo(1);
        assertThat(bed.provider.count(OpenIdPaths.JWKS)).isEqualTo(1);
        assertThat(bed.provider.count(OpenIdPaths.TOKEN)).isEqualTo(1);
        assertThat(bed.provider.count()).isEqualTo(3);
    }

    @Test
    void nobodyIsContactedUntilItIsPressed() {
        bed.can(ConfigurationCheck.class);

        assertThat(bed.provider.count()).isZero();
    }

    @Test
    void aWrongSecretIsTheClientsFault() {
        OidcBed wrong = bed.with(config -> config.clientSecret("another-secret"));

        assertThat(check(wrong)).extracting(ConfigFault::key).containsExactly("clientId");
        assertThat(check(wrong).toString()).contains("clientSecret").doesNotContain("another-secret");
    }

    static Stream<Fault> noProvider() {
        return Stream.of(
                Fault.html(404),
                Fault.html(200),
                Fault.answer(200, "{}"),
                Fault.answer(200, "{\"issuer\":\"https://evil.example\"}"),
                Fault.answer(301, Map.of("Location", "https://evil.example/"), ""));
    }

    @ParameterizedTest
    @MethodSource("noProvider")
    void anAddressThatLeadsToNoProviderIsTheIssuersFault(Fault fault) {
        bed.provider.inject(bed.provider.discoveryPath(), fault);

        List<ConfigFault> faults = check(bed);

        assertThat(faults).extracting(ConfigFault::key).containsExactly("issuer");
        assertThat(faults.toString()).doesNotContain("evil", "127.0.0.1");
        assertThat(faults.get(0).message("ko")).containsPattern("[가-힣]");
    }

    @Test
    void aProviderWithoutUsableKeysIsTheIssuersFault() {
        bed.provider.keys().publishInstead("{\"keys\":[]}");

        assertThat(check(bed)).extracting(ConfigFault::key).containsExactly("issuer");
    }

    @Test
    void anEndpointElsewhereIsTheHostsFault() {
        bed.provider
                .publish("token_endpoint", "https://token.example.net/token")
                .publish("userinfo_endpoint", "http://login.example.net/userinfo");

        List<ConfigFault> faults = check(bed);

        assertThat(faults).extracting(ConfigFault::key).containsExactly("endpointHosts");
        assertThat(faults.get(0).message())
                .contains("token_endpoint, userinfo_endpoint")
                .doesNotContain("example");
        assertThat(faults.get(0).message("ko")).contains("token_endpoint").containsPattern("[가-힣]");
        assertThat(bed.provider.count()).isEqualTo(1);
    }

    /** After the fault is mended at the provider, the same connector finds it so. */
    @Test
    void aMendedProviderIsFoundSo() {
        bed.provider.withhold("jwks_uri");
        assertThat(check(bed)).isNotEmpty();

        bed.provider.publish("jwks_uri", bed.provider.issuer() + OpenIdPaths.JWKS);

        assertThat(check(bed)).isEmpty();
    }

    /** What is cached for sign-ins may be hours old. */
    @Test
    void theButtonAsksAnew() {
        bed.signIn();
        bed.provider.publish("token_endpoint", "https://token.example.net/token");
        assertThat(check(bed)).extracting(ConfigFault::key).containsExactly("endpointHosts");

        bed.provider.publish("token_endpoint", bed.provider.issuer() + OpenIdPaths.TOKEN);

        assertThat(check(bed)).isEmpty();
    }

    static Stream<String> paths() {
        return Stream.of("/.well-known/openid-configuration", OpenIdPaths.JWKS, OpenIdPaths.TOKEN);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aProviderThatIsDownSaysNothingOfTheSettings(String path) {
        bed.provider.inject(path, Fault.html(503));

        ConnectorException refusal = Refusals.refusalOf(() -> check(bed));

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void aProviderThatTakesAnythingIsNoProvider() {
        bed.provider.inject(OpenIdPaths.TOKEN, Fault.answer(200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}"));

        assertThat(Refusals.refusalOf(() -> check(bed)).reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    @Test
    void whatIsNoRedirectUriIsTheCallersMistake() {
        ConfigurationCheck check = bed.can(ConfigurationCheck.class);

        assertThatIllegalArgumentException().isThrownBy(() -> check.check("/callback"));
        assertThat(bed.provider.count()).isZero();
    }

    private static List<ConfigFault> check(OidcBed at) {
        return at.can(ConfigurationCheck.class).check(OidcBed.options().redirectUri());
    }
}
