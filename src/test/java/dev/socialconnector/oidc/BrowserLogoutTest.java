package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.LogoutRequest;
import dev.socialconnector.capability.LogoutSession;
import dev.socialconnector.testing.contract.Refusals;
import java.time.Duration;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The browser's way to the end-session endpoint and back (OpenID Connect RP-Initiated Logout 1.0). */
final class BrowserLogoutTest {
    private static final String BACK = "https://id.example.kr/bye?a=b&c=d e".replace(" ", "%20");

    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    @Test
    void theBrowserGoesToTheEndSessionEndpoint() {
        LogoutRequest request = bed.can(BrowserLogout.class).beginLogout(BACK);

        HttpUrl sent = HttpUrl.get(request.uri().toString());
        assertThat(request.uri().toString()).startsWith(bed.provider.issuer() + "/logout?");
        assertThat(sent.queryParameterNames())
                .containsExactlyInAnyOrder("client_id", "post_logout_redirect_uri", "state");
        assertThat(sent.queryParameter("client_id")).isEqualTo("client-of-tests");
        assertThat(sent.queryParameter("post_logout_redirect_uri")).isEqualTo(BACK);
        assertThat(sent.queryParameter("state"))
                .isEqualTo(request.session().state())
                .hasSizeGreaterThanOrEqualTo(22);
        assertThat(bed.provider.count()).isEqualTo(bed.downloads());
    }

    @Test
    void theIdTokenTellsWhoseSessionIsMeant() {
        TokenSet tokens = bed.signIn().tokens();

        LogoutRequest request = bed.can(BrowserLogout.class).beginLogout(BACK, tokens);
        LogoutRequest without = bed.can(BrowserLogout.class).beginLogout(BACK, tokens.withoutIdToken());

        assertThat(HttpUrl.get(request.uri().toString()).queryParameter("id_token_hint"))
                .isEqualTo(tokens.idToken().orElseThrow());
        assertThat(without.uri().toString()).doesNotContain("id_token_hint");
        assertThat(request)
                .asString()
                .doesNotContain(
                        tokens.idToken().orElseThrow(), request.session().state());
    }

    @Test
    void aQueryOfTheEndpointStays() {
        bed.provider.publish("end_session_endpoint", bed.provider.issuer() + "/logout?policy=x");

        LogoutRequest request = bed.can(BrowserLogout.class).beginLogout(BACK);

        HttpUrl sent = HttpUrl.get(request.uri().toString());
        assertThat(sent.queryParameter("policy")).isEqualTo("x");
        assertThat(sent.queryParameter("state")).isEqualTo(request.session().state());
    }

    @Test
    void theBrowserComesBackWithTheState() {
        LogoutRequest request = bed.can(BrowserLogout.class).beginLogout(BACK);
        LogoutSession stored = LogoutSession.fromMap(request.session().toMap());

        bed.can(BrowserLogout.class).completeLogout("a=b&state=" + stored.state(), stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "state=", "state=another", "state=%s&state=%s", "state=%s0", "a=%%zz&state=%s"})
    void anybodyElsesQueryIsRefused(String pattern) {
        LogoutSession session = bed.can(BrowserLogout.class).beginLogout(BACK).session();
        String query = pattern.formatted(session.state(), session.state());

        assertRefused(bed, query, session);
    }

    @Test
    void anotherLogoutsStateIsRefused() {
        LogoutSession session = bed.can(BrowserLogout.class).beginLogout(BACK).session();
        LogoutSession another = bed.can(BrowserLogout.class).beginLogout(BACK).session();

        assertRefused(bed, "state=" + another.state(), session);
    }

    @Test
    void noQueryAtAllIsRefused() {
        LogoutSession session = bed.can(BrowserLogout.class).beginLogout(BACK).session();

        assertThat(Refusals.refusalOf(() -> bed.can(BrowserLogout.class).completeLogout(null, session))
                        .reason())
                .isEqualTo(Reason.INVALID_CALLBACK);
    }

    @Test
    void anExpiredSessionIsRefused() {
        LogoutSession session = bed.can(BrowserLogout.class).beginLogout(BACK).session();

        bed.clock.advance(Duration.ofMinutes(10));

        assertRefused(bed, "state=" + session.state(), session);
    }

    @Test
    void anotherConnectorsSessionIsRefused() {
        LogoutSession session = bed.can(BrowserLogout.class).beginLogout(BACK).session();

        assertRefused(bed.with(config -> config.id("another")), "state=" + session.state(), session);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bye", "javascript:alert(1)", "https://id.example.kr/bye#fragment", "", "https://"})
    void theBrowserComesBackToAnAddressOnly(String back) {
        BrowserLogout logout = bed.can(BrowserLogout.class);

        assertThatIllegalArgumentException().isThrownBy(() -> logout.beginLogout(back));
    }

    @Test
    void withoutAnEndpointTheBrowserCannotLogOut() {
        bed.provider.withhold("end_session_endpoint");

        assertThat(bed.connector.capability(BrowserLogout.class)).isEmpty();
    }

    private static void assertRefused(OidcBed at, String query, LogoutSession session) {
        BrowserLogout logout = at.can(BrowserLogout.class);

        assertThat(Refusals.refusalOf(() -> logout.completeLogout(query, session))
                        .reason())
                .isEqualTo(Reason.INVALID_CALLBACK);
    }
}
