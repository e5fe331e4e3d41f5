package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.openid.OpenIdPaths;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in a discovery document (OpenID Connect Discovery 1.0 sections 3 and 4.3), and what may not. */
final class DiscoveryDocumentTest {
    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    @ParameterizedTest
    @CsvSource({
        "'', /.well-known/openid-configuration",
        "/, /.well-known/openid-configuration",
        "/tenant, /tenant/.well-known/openid-configuration",
        "/tenant/, /tenant/.well-known/openid-configuration",
        "/a/b%20c, /a/b%20c/.well-known/openid-configuration",
    })
    void itIsReadBehindTheIssuersPath(String issuerPath, String path) {
        try (OidcBed elsewhere = OidcBed.start(provider -> provider.issuerPath(issuerPath))) {
            elsewhere.signIn();

            assertThat(elsewhere.provider.count(path)).isEqualTo(1);
        }
    }

    @Test
    void itIsAskedForWithoutCredentialsAndCookies() {
        bed.begin();

        RecordedCall call = bed.provider.calls(bed.provider.discoveryPath()).get(0);
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.headers()).doesNotContainKeys("Authorization", "Cookie");
        assertThat(call.query()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s/", "%s/tenant", "%s//", "%s?", "%s#", " %s", "https://login.example.com", "", "%s%%2F"})
    void anotherIssuerIsRefused(String pattern) {
        bed.provider.publish("issuer", pattern.formatted(bed.provider.issuer()));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.step()).isEqualTo(Step.DISCOVERY);
        assertThat(refusal).hasMessageContaining("issuer");
    }

    @Test
    void aSlashTooFewIsRefused() {
        try (OidcBed elsewhere = OidcBed.start(provider -> provider.issuerPath("/tenant/"))) {
            elsewhere.provider.publish("issuer", elsewhere.provider.issuer().replaceFirst("/$", ""));

            assertThat(elsewhere.refusal().reason()).isEqualTo(Reason.MISCONFIGURED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://Login.example.com", "HTTPS://login.example.com", "https://login.example.com:443"})
    void anotherSpellingOfTheIssuerIsRefused(String issuer) {
        try (OidcBed remote = OidcBed.startRemote()) {
            remote.provider.publish("issuer", issuer);

            assertThat(remote.refusal().reason()).isEqualTo(Reason.MISCONFIGURED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"})
    void whatNobodyCanDoWithoutMustBeThere(String member) {
        bed.provider.withhold(member);

        assertUnexpected(member);
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of(
                        List.of("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"),
                        List.of("userinfo_endpoint", "revocation_endpoint", "end_session_endpoint"),
                        List.of("response_types_supported", "id_token_signing_alg_values_supported"),
                        List.of("token_endpoint_auth_methods_supported", "code_challenge_methods_supported"),
                        List.of("authorization_response_iss_parameter_supported"))
                .flatMap(List::stream)
                .flatMap(member -> Stream.of(7, Map.of("a", "b"), Arrays.asList("code", 7), List.of(List.of("RS256")))
                        .map(value -> Arguments.of(member, value)));
    }

    /** A wrong type is never taken for a missing member. */
    @ParameterizedTest
    @MethodSource("wrongTypes")
    void aMemberOfAWrongTypeIsRefused(String member, Object value) {
        bed.provider.publish(member, value);

        assertUnexpected(member);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/token",
                "token",
                "//login.example.com/token",
                "ftp://login.example.com/token",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "https://",
                "https://login.example.com:99999/token",
                "https://login.example.com/token#fragment",
                "https://login.example.com/token#",
                "https://login.example.com/a token",
                "https:\\\\login.example.com\\token",
                "https://login.exam\u0000ple.com/token",
                " https://login.example.com/token",
                "https://[::1/token",
                "https:login.example.com/token",
                "https:/login.example.com/token",
                "https:///login.example.com/token",
            })
    void whatIsNoAddressIsRefused(String address) {
        for (String member : List.of("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")) {
            OidcBed fresh = bed.anew();
            String usual = bed.provider.document();
            bed.provider.publish(member, address);

            ConnectorException refusal = fresh.refusal();

            assertThat(refusal.reason()).as(member).isEqualTo(Reason.UNEXPECTED_RESPONSE);
            assertThat(refusal).hasMessageContaining(member);
            bed.provider.publish(member, usualAddress(usual, member));
        }
    }

    /** Providers leave it out, though Discovery 1.0 demands it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "response_types_supported",
                "subject_types_supported",
                "id_token_signing_alg_values_supported",
                "token_endpoint_auth_methods_supported",
                "code_challenge_methods_supported",
                "userinfo_endpoint",
                "revocation_endpoint",
                "end_session_endpoint",
            })
    void whatSomeProvidersDoNotSayMayBeMissing(String member) {
        bed.provider.withhold(member);

        assertThat(bed.signIn().profile().subject()).isNotEmpty();
    }

    @Test
    void membersThatNobodyKnowsAreNoMatter() {
        bed.provider.publish("x_anything", Map.of("a", List.of(1, true))).publish("mtls_endpoint_aliases", 7);

        assertThat(bed.signIn().profile().subject()).isNotEmpty();
    }

    @Test
    void aProviderThatDoesNotSignWithRs256IsNotTakenOn() {
        bed.provider.publish("id_token_signing_alg_values_supported", List.of("ES256", "PS256", "rs256"));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining("RS256");
    }

    @Test
    void aProviderWithoutTheCodeFlowIsNotTakenOn() {
        bed.provider.publish("response_types_supported", List.of("id_token", "code id_token", "none"));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining("code flow");
    }

    @Test
    void aRepeatedMemberIsRefused() {
        String twice = bed.provider.document().replaceFirst("\\{", "{\"token_endpoint\":\"https://evil.example/\",");
        bed.provider.inject(bed.provider.discoveryPath(), Fault.answer(200, twice));

        assertThat(bed.refusal().reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    static Stream<Fault> nothingToWorkWith() {
        return Stream.of(
                Fault.html(200),
                Fault.html(404),
                Fault.answer(401, "{}"),
                Fault.answer(403, "{}"),
                Fault.answer(200, ""),
                Fault.answer(200, "[]"),
                Fault.answer(200, "null"),
                Fault.answer(200, "{\"issuer\":"),
                Fault.answer(200, "[".repeat(50_000)),
                Fault.answer(204, ""),
                Fault.endlessBody(),
                Fault.gzipBomb(20),
                Fault.manyHeaders(1_000));
    }

    @ParameterizedTest
    @MethodSource("nothingToWorkWith")
    void anAnswerThatIsNoDocumentIsUnexpected(Fault fault) {
        bed.provider.inject(bed.provider.discoveryPath(), fault);

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.step()).isEqualTo(Step.DISCOVERY);
        assertThat(bed.provider.count()).isEqualTo(bed.downloads());
    }

    @Test
    void aDocumentOf64KilobytesIsReadAndALargerOneIsNot() {
        int room = 65_536 - bed.provider.document().length() - "\"x\":\"\",".length();

        bed.provider.publish("x", "y".repeat(room));
        bed.signIn();
        bed.provider.publish("x", "y".repeat(room + 1));

        assertThat(bed.anew().refusal().reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNeverFollowed(int status) throws IOException {
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start();
            bed.provider.inject(
                    bed.provider.discoveryPath(),
                    Fault.redirect(status, elsewhere.url("/").uri()));

            ConnectorException refusal = bed.refusal();

            assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
            assertThat(refusal).hasMessageContaining("redirect");
            assertThat(elsewhere.getRequestCount()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void aProviderThatIsOutOfOrderIsAskedASecondTimeAndThenUnavailable(int status) {
        bed.provider.inject(bed.provider.discoveryPath(), Fault.html(status));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal.step()).isEqualTo(Step.DISCOVERY);
        assertThat(bed.downloads()).isEqualTo(2);
    }

    @Test
    void aProviderThatWasOutOfOrderIsAskedAgainAtTheNextSignIn() {
        bed.provider.inject(bed.provider.discoveryPath(), 2, Fault.html(503));
        bed.refusal();

        assertThat(bed.signIn().profile().subject()).isNotEmpty();
    }

    private void assertUnexpected(String member) {
        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.step()).isEqualTo(Step.DISCOVERY);
        assertThat(refusal).hasMessageContaining(member);
        assertThat(bed.provider.count(OpenIdPaths.TOKEN)).isZero();
    }

    private static String usualAddress(String document, String member) {
        return document.replaceFirst(".*\"" + member + "\":\"([^\"]*)\".*", "$1");
    }
}
