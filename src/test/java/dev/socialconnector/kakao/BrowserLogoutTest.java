package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.LogoutRequest;
import dev.socialconnector.capability.LogoutSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing out in the browser: what it is sent with, and which way back is the right one. */
final class BrowserLogoutTest {
    private static final String BACK = "https://id.example.kr/signed-out";

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    private final BrowserLogout logout = bed.can(BrowserLogout.class);

    /** Whatever its characters, the address to come back to is one parameter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                BACK,
                "http://localhost:8080/out",
                "https://id.example.kr/out?a=1&state=mine&client_id=mine",
                "https://id.example.kr/out?crlf=%0D%0A&plus=a+b&hash=%23",
                "https://id.example.kr/나가기"
            })
    void theBrowserGoesToKakaoAndComesBack(String back) {
        bed.kakao.app().logoutRedirectUri(back);

        LogoutRequest request = logout.beginLogout(back);
        HttpUrl page = Objects.requireNonNull(HttpUrl.get(request.uri().toString()));
        String query = bed.kakao.logOut(request.uri()).getRawQuery();

        assertThat(page.encodedPath()).isEqualTo("/oauth/logout");
        assertThat(page.queryParameterNames()).containsExactly("client_id", "logout_redirect_uri", "state");
        assertThat(page.queryParameterValues("client_id")).containsExactly(bed.config.clientId());
        assertThat(page.queryParameterValues("logout_redirect_uri")).containsExactly(back);
        assertThatCode(() -> logout.completeLogout(query.substring(query.lastIndexOf("state=")), request.session()))
                .doesNotThrowAnyException();
        assertThat(bed.kakao.count()).isZero();
    }

    @Test
    void everyLogoutHasAStateOfItsOwn() {
        LogoutSession one = logout.beginLogout(BACK).session();
        LogoutSession other = logout.beginLogout(BACK).session();

        assertThat(one.state()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(other.state());
        assertThat(one.expiresAt()).isEqualTo(bed.clock.instant().plus(Duration.ofMinutes(10)));
    }

    /** A2. */
    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "state=",
                "state",
                "state=another",
                "State=STATE",
                "state=STATE&state=STATE",
                "state=STATEx",
                "state=%zz"
            })
    void aReturnWithAnotherStateIsRefused(@Nullable String query) {
        LogoutSession session = logout.beginLogout(BACK).session();
        String sent = query == null ? null : query.replace("STATE", session.state());

        assertRefused(sent, session);
    }

    /** A9. */
    @Test
    void anEndlessStateIsRefused() {
        assertRefused("state=" + "a".repeat(1_000_000), logout.beginLogout(BACK).session());
    }

    @Test
    void aLogoutThatTookTooLongIsRefused() {
        LogoutSession session = logout.beginLogout(BACK).session();
        bed.clock.advance(Duration.ofMinutes(10));

        assertRefused("state=" + session.state(), session);
    }

    @Test
    void aSessionOfAnotherConnectorOrClientIsRefused() {
        LogoutSession session = logout.beginLogout(BACK).session();
        String query = "state=" + session.state();

        for (String part : List.of("connectorId", "clientId", "issuer")) {
            Map<String, String> changed = new HashMap<>(session.toMap());
            changed.put(part, "other");
            assertRefused(query, LogoutSession.fromMap(changed));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/signed-out",
                "ftp://id.example.kr/",
                "https://id.example.kr/#a",
                "https://id.example.kr/\r\nA: b"
            })
    void anAddressThatASignInCouldNotComeBackToIsAMistake(String back) {
        assertThatThrownBy(() -> logout.beginLogout(back))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redirectUri")
                .hasMessageNotContaining("A: b");
    }

    @Test
    void theSessionSurvivesTheStore() {
        LogoutSession session = logout.beginLogout(BACK).session();

        LogoutSession stored = LogoutSession.fromMap(session.toMap());

        assertThat(stored).isEqualTo(session);
        assertThatCode(() -> logout.completeLogout("state=" + session.state(), stored))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connectorId", "clientId", "issuer", "state", "expiresAt"})
    void aStoredSessionThatLostAPartIsRefused(String key) {
        Map<String, String> stored =
                new HashMap<>(logout.beginLogout(BACK).session().toMap());
        stored.remove(key);

        ConnectorException refusal = refusalOf(() -> LogoutSession.fromMap(stored));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(refusal.step()).isEqualTo(Step.LOGOUT);
        assertThat(refusal).hasMessageContaining(key);
    }

    @Test
    void nothingPrintsTheState() {
        LogoutRequest request = logout.beginLogout(BACK);

        assertThat(request + " " + request.session() + " " + logout)
                .doesNotContain(request.session().state());
    }

    private void assertRefused(@Nullable String query, LogoutSession session) {
        ConnectorException refusal = refusalOf(() -> logout.completeLogout(query, session));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(refusal.step()).isEqualTo(Step.LOGOUT);
        assertThat(refusal).hasMessageNotContaining(session.state()).hasNoCause();
        assertThat(bed.kakao.count()).isZero();
    }
}
