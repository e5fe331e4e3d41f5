package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.openid.OpenIdPaths;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only hosts that the administrator knows are asked: the issuer's and those named, by https, whatever a provider publishes. */
final class EndpointHostsTest {
    private static final List<String> ENDPOINTS = List.of(
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "userinfo_endpoint",
            "revocation_endpoint",
            "end_session_endpoint");

    @RegisterExtension
    final OidcBed bed = OidcBed.startRemote();

    @Test
    void aProviderOnOneHostNeedsNoOther() {
        assertThat(bed.signIn().profile().subject()).isNotEmpty();
        assertThat(bed.tokenCall().header("Host")).hasValue("login.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/x",
                "https://evil-login.example.com/x",
                "https://a.login.example.com/x",
                "https://login.example.com.evil.example/x",
                "https://example.com/x",
                "https://login.example.com./x",
                "https://login.example.com@evil.example/x",
                "https://login.example.com:pass@evil.example/x",
                "https://user@login.example.com/x",
                "https://:@login.example.com:x@evil.example/x",
                "https://login.example.com%2F@evil.example/x",
                "https://login.example.com%2eevil.example/x",
                "https://evil.example?@login.example.com/x",
                "https://evil.example/@login.example.com/x",
                "https://evil.example;login.example.com/x",
                "https://l%6fgin.example.com/x",
                "https://login_example.com/x",
                "https://lοgin.example.com/x",
                "https://login。example.com/x",
                "http://login.example.com/x",
                "https://10.0.0.1/x",
                "https://169.254.169.254/latest/meta-data/",
                "https://[2001:db8::1]/x",
                "http://localhost/x",
                "https://localhost/x",
                "https://localhost./x",
                "https://login.localhost/x",
                "https://127.0.0.1/x",
                "http://127.0.0.1:8500/x",
                "https://127.1/x",
                "https://2130706433/x",
                "https://0x7f.0.0.1/x",
                "https://0.0.0.0/x",
                "https://[::1]/x",
                "https://[::]/x",
                "https://[::ffff:127.0.0.1]/x",
            })
    void anEndpointAnywhereElseIsRefusedByItsName(String address) {
        for (String member : ENDPOINTS) {
            OidcBed fresh = bed.anew();
            String usual = fresh.provider.document().replaceFirst(".*\"" + member + "\":\"([^\"]*)\".*", "$1");
            fresh.provider.publish(member, address);
            fresh.provider.forgetCalls();

            ConnectorException refusal = Refusals.refusalOf(fresh::begin);

            assertThat(refusal.reason()).as(member).isIn(Reason.MISCONFIGURED, Reason.UNEXPECTED_RESPONSE);
            assertThat(refusal.step()).isEqualTo(Step.DISCOVERY);
            assertThat(refusal).hasMessageContaining(member).message().doesNotContain("evil", "example.com");
            assertThat(fresh.provider.count()).isEqualTo(1);
            fresh.provider.publish(member, usual);
        }
    }

    @Test
    void allThatLeadElsewhereAreNamedAtOnce() {
        bed.provider
                .publish("token_endpoint", "https://token.example.com/token")
                .publish("userinfo_endpoint", "http://login.example.com/userinfo");

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContainingAll("token_endpoint, userinfo_endpoint", "endpointHosts");
    }

    /** As Google's: the issuer is on one host, and each endpoint on another. */
    @Test
    void hostsThatTheAdministratorNamesAreAsked() {
        bed.provider
                .publish("token_endpoint", "https://TOKEN.example.net" + OpenIdPaths.TOKEN)
                .publish("jwks_uri", "https://keys.example.net:8443" + OpenIdPaths.JWKS)
                .publish("userinfo_endpoint", "https://xn--bcher-kva.example" + OpenIdPaths.USER_INFO);
        OidcBed knowing = bed.with(config ->
                config.endpointHosts(List.of("token.example.net", "KEYS.example.net", "xn--bcher-kva.example")));

        knowing.signIn();

        assertThat(hosts(OpenIdPaths.TOKEN)).containsExactly("token.example.net");
        assertThat(hosts(OpenIdPaths.JWKS)).containsExactly("keys.example.net:8443");
        assertThat(hosts(OpenIdPaths.USER_INFO)).containsExactly("xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://sub.token.example.net/x", "https://token.example.net.evil.example/x"})
    void aNamedHostIsNoSuffixAndNoPrefix(String address) {
        bed.provider.publish("token_endpoint", address);

        ConnectorException refusal = bed.with(config -> config.endpointHosts(List.of("token.example.net")))
                .refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining("token_endpoint");
    }

    @Test
    void aNamedAddressIsAsked() {
        bed.provider
                .publish("token_endpoint", "https://[2001:DB8:0::1]" + OpenIdPaths.TOKEN)
                .publish("userinfo_endpoint", "https://10.1.2.3" + OpenIdPaths.USER_INFO);

        bed.with(config -> config.endpointHosts(List.of("[2001:db8::1]", "10.1.2.3")))
                .signIn();

        assertThat(hosts(OpenIdPaths.TOKEN)).containsExactly("[2001:db8::1]");
        assertThat(hosts(OpenIdPaths.USER_INFO)).containsExactly("10.1.2.3");
    }

    /** Whoever allows a provider on this machine does not allow others to point here. */
    @Test
    void aProviderElsewhereNeverLeadsToThisMachine() {
        bed.provider.publish("token_endpoint", "http://127.0.0.1:8500/token");

        ConnectorException refusal = bed.with(
                        config -> config.allowingLoopback().endpointHosts(List.of("127.0.0.1")))
                .refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining("token_endpoint");
    }

    @Test
    void aProviderOnThisMachineMayUseItsOtherNames() {
        try (OidcBed local = OidcBed.start()) {
            String port = local.provider.issuer().replaceFirst(".*:", ":");
            local.provider.publish("token_endpoint", "http://localhost" + port + OpenIdPaths.TOKEN);

            assertThat(local.signIn().profile().subject()).isNotEmpty();
        }
    }

    @Test
    void aProviderOnThisMachineLeadsElsewhereByHttpsToNamedHostsOnly() {
        try (OidcBed local = OidcBed.start()) {
            local.provider.publish("token_endpoint", "https://token.example.net" + OpenIdPaths.TOKEN);

            assertThat(local.refusal().reason()).isEqualTo(Reason.MISCONFIGURED);
            assertThat(local.with(config -> config.endpointHosts(List.of("token.example.net")))
                            .signIn()
                            .profile()
                            .subject())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.com",
                "https://login.example.com?a=b",
                "https://login.example.com?",
                "https://login.example.com#a",
                "https://user@login.example.com",
                "https://login.example.com\\tenant",
                "https://bücher.example",
                "ftp://login.example.com",
                "login.example.com",
                "https:///tenant",
                "https://127.1",
                "http://localhost:8080",
                "https://localhost",
                "https://127.0.0.1",
                "https://[::1]",
                "https://0.0.0.0",
                "https://a.localhost.",
            })
    void whatMayNotBeAskedIsNoIssuer(String issuer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OidcConfig.builder(issuer, "client").build())
                .withMessageContaining("issuer must be")
                .withMessageNotContaining("example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "https://localhost/tenant", "https://[::1]", "http://127.0.0.1"})
    void anIssuerOnThisMachineMustBeAllowed(String issuer) {
        assertThat(OidcConfig.builder(issuer, "client")
                        .allowingLoopback()
                        .build()
                        .issuer())
                .isEqualTo(issuer);
    }

    /** A resolver may look names under localhost up elsewhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {"http://login.example.com", "http://0.0.0.0:8080", "http://login.localhost", "http://localhost."
            })
    void allowingThisMachineAllowsNoPlainHttpElsewhere(String issuer) {
        OidcConfig.Builder config = OidcConfig.builder(issuer, "client").allowingLoopback();

        assertThatIllegalArgumentException().isThrownBy(config::build).withMessageContaining("issuer must be");
    }

    /** Those may lead elsewhere, so the switch for this machine does not cover them, nor does https. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.localhost",
                "https://localhost.",
                "https://0.0.0.0",
                "https://[::]",
                "https://169.254.169.254",
                "https://[::ffff:0:7f00:1]",
                "https://[64:ff9b::7f00:1]",
                "https://[64:ff9b::a9fe:a9fe]"
            })
    void allowingThisMachineAllowsNoDoubtfulNameOfIt(String issuer) {
        OidcConfig.Builder config = OidcConfig.builder(issuer, "client").allowingLoopback();

        assertThatIllegalArgumentException().isThrownBy(config::build).withMessageContaining("issuer must be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "login.localhost",
                "localhost.",
                "0.0.0.0",
                "[::]",
                "127.0.0.1",
                "169.254.169.254",
                "[::ffff:0:7f00:1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::a9fe:a9fe]"
            })
    void aNamedHostOfThisMachineIsNotForProvidersElsewhere(String host) {
        bed.provider.publish("token_endpoint", "https://" + host + "/token");

        ConnectorException refusal =
                bed.with(config -> config.endpointHosts(List.of(host))).refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining("token_endpoint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://token.example.net",
                "token.example.net:8443",
                "token.example.net/path",
                "user@token.example.net",
                "*.example.net",
                "2001:db8::1",
                "[2001:db8::1]:443",
                "127.1",
                "a b",
                "bücher.example",
                "",
            })
    void whatIsNoHostCannotBeNamed(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OidcConfig.builder(OidcBed.SITE, "client")
                        .endpointHosts(List.of(host))
                        .build())
                .withMessageContaining("endpointHosts must be");
    }

    private List<String> hosts(String path) {
        return bed.provider.calls(path).stream()
                .map(call -> header(call, "Host"))
                .distinct()
                .toList();
    }

    private static String header(RecordedCall call, String name) {
        return call.header(name).orElseThrow();
    }
}
