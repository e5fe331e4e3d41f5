package dev.socialconnector.kakao;

import static dev.socialconnector.kakao.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.testing.EmulatedUser;
import dev.socialconnector.testing.KakaoUsers;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors that Kakao sends back with the callback, and what they mean. */
class CallbackErrorsTest {
    private static KakaoBed bed;

    @BeforeAll
    static void start() {
        bed = KakaoBed.make();
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @BeforeEach
    void calmDown() {
        bed.kakao.clearFaults();
        bed.kakao.tampering().clear();
        bed.kakao.forgetCalls();
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, User denied access, DENIED",
        "access_denied, '', DENIED",
        "access_denied, Not allowed under age 14, ACCOUNT_RESTRICTED",
        "consent_required, user consent required., CONSENT_REQUIRED",
        "login_required, user authentication required., LOGIN_REQUIRED",
        "interaction_required, user interaction required., LOGIN_REQUIRED",
        "invalid_scope, KOE205, MISCONFIGURED",
        "invalid_request, KOE001, UNEXPECTED_RESPONSE",
        "invalid_client, KOE101, MISCONFIGURED",
        "misconfigured, KOE009, MISCONFIGURED",
        "unauthorized, x, MISCONFIGURED",
        "unauthorized_client, KOE125, MISCONFIGURED",
        "server_error, KOE003, UNAVAILABLE",
        "auto_login, x, LOGIN_REQUIRED"
    })
    void theErrorDecides(String error, String description, Reason reason) {
        ConnectorException refusal = refusalOf(() -> completeWithError(error, description));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.step()).isEqualTo(Step.CALLBACK);
        assertThat(refusal.providerCode()).contains(error);
        assertThat(bed.kakao.count()).isZero();
    }

    /** Whoever makes the address chooses the words: none of them is repeated. */
    @ParameterizedTest
    @ValueSource(strings = {"a_new_word", "<script>alert(1)</script>", "KOE320", "\u0000", "오류", "ACCESS_DENIED", " "})
    void anUnknownErrorIsNotRepeated(String error) {
        ConnectorException refusal = refusalOf(() -> completeWithError(error, "description-Zq81"));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.providerCode()).isEmpty();
        assertThat(refusal).hasNoCause().hasMessageNotContaining("Zq81");
        assertThat(refusal.getMessage())
                .isEqualTo(refusalOf(() -> completeWithError("other", "")).getMessage());
    }

    @Test
    void anErrorWinsOverACodeBesideIt() {
        AuthorizationRequest request = bed.connector.begin(KakaoBed.options());
        AuthorizationCallback callback = new AuthorizationCallback(
                Optional.of(request.session().state()),
                Optional.of("some-code"),
                Optional.of("access_denied"),
                Optional.empty(),
                Optional.empty());

        ConnectorException refusal = refusalOf(() -> bed.connector.complete(callback, request.session()));

        assertThat(refusal.reason()).isEqualTo(Reason.DENIED);
        assertThat(bed.kakao.count()).isZero();
    }

    @Test
    void pressingCancelIsADenial() {
        AuthorizationRequest request = bed.connector.begin(KakaoBed.options());

        ConnectorException refusal = refusalOf(
                () -> bed.connector.complete(KakaoBed.callback(bed.kakao.cancel(request.uri())), request.session()));

        assertThat(refusal.reason()).isEqualTo(Reason.DENIED);
    }

    @Test
    void aChildIsToldThatTheAccountMayNot() {
        ConnectorException refusal = refusalOf(() -> bed.signIn(KakaoUsers.UNDER_14.name()));

        assertThat(refusal.reason()).isEqualTo(Reason.ACCOUNT_RESTRICTED);
        assertThat(refusal.providerCode()).contains("access_denied");
    }

    @Test
    void aSilentSignInOfANewcomerNeedsConsent() {
        ConnectorException refusal = refusalOf(
                () -> bed.signIn(KakaoUsers.NEWCOMER.name(), KakaoBed.options().prompt("none")));

        assertThat(refusal.reason()).isEqualTo(Reason.CONSENT_REQUIRED);
    }

    @Test
    void aSilentSignInThatNeedsMoreInputNeedsAVisibleOne() {
        bed.kakao.put(EmulatedUser.named("asked", 502)
                .interactionNeeded()
                .linkedWith()
                .build());

        ConnectorException refusal =
                refusalOf(() -> bed.signIn("asked", KakaoBed.options().prompt("none")));

        assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_REQUIRED);
        assertThat(refusal.providerCode()).contains("interaction_required");
    }

    @Test
    void aScopeThatIsNotSetUpIsTheOperatorsTurn() {
        bed.kakao.app().scopeFaultsRedirected(true);

        ConnectorException refusal = refusalOf(
                () -> bed.signIn(KakaoUsers.JIU.name(), KakaoBed.options().scopes("plusfriends")));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.providerCode()).contains("invalid_scope");
    }

    private static void completeWithError(String error, String description) {
        AuthorizationRequest request = bed.connector.begin(KakaoBed.options());
        bed.connector.complete(
                new AuthorizationCallback(
                        Optional.of(request.session().state()),
                        Optional.empty(),
                        Optional.of(error),
                        Optional.of(description),
                        Optional.empty()),
                request.session());
    }
}
