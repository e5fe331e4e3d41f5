package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.printed;
import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorException.Turn;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A6. Callbacks that bring an error instead of a code. */
final class CallbackErrorTest {
    private static final String DESCRIPTION =
            "<script>alert('described')</script>\r\nlevel=INFO forged\u0000 description-Zq81";

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    private final AuthorizationRequest request = bed.begin();

    /** Whatever the description says. */
    @ParameterizedTest
    @CsvSource({
        "access_denied, DENIED, PERSON",
        "consent_required, CONSENT_REQUIRED, PERSON",
        "login_required, LOGIN_REQUIRED, PERSON",
        "interaction_required, LOGIN_REQUIRED, PERSON",
        "account_selection_required, LOGIN_REQUIRED, PERSON",
        "auto_login, LOGIN_REQUIRED, PERSON",
        "invalid_scope, MISCONFIGURED, OPERATOR",
        "invalid_client, MISCONFIGURED, OPERATOR",
        "unauthorized_client, MISCONFIGURED, OPERATOR",
        "unauthorized, MISCONFIGURED, OPERATOR",
        "misconfigured, MISCONFIGURED, OPERATOR",
        "unsupported_response_type, MISCONFIGURED, OPERATOR",
        "invalid_request, UNEXPECTED_RESPONSE, OPERATOR",
        "server_error, UNAVAILABLE, LATER",
        "temporarily_unavailable, UNAVAILABLE, LATER"
    })
    void eachWordHasItsMeaning(String word, Reason reason, Turn turn) {
        ConnectorException refusal = refusalOfError(word, DESCRIPTION);

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.reason().turn()).isEqualTo(turn);
        assertThat(refusal.step()).isEqualTo(Step.CALLBACK);
        assertThat(refusal.providerCode()).contains(word);
        assertThat(printed(refusal)).doesNotContain("described", "forged", "<script>");
    }

    /** One description of Kakao's makes a difference: children have no choice. */
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
    void kakaosOwnDescriptionsLeaveItToTheWord(String word, String description, Reason reason) {
        ConnectorException refusal = refusalOfError(word, description);

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.step()).isEqualTo(Step.CALLBACK);
        assertThat(refusal.providerCode()).contains(word);
    }

    static Stream<String> unknownWords() {
        return Stream.of(
                "",
                " ",
                "오류",
                "<script>alert(1)</script>",
                "\u0000",
                "marked word",
                "marked".repeat(11),
                "marked;word",
                "access_denied marked",
                "access_denied\r\nSet-Cookie: marked=1",
                "<img src=x onerror=marked()>",
                "marked".repeat(600),
                "\u0000\u202Emarked\uD83D\uDC7B",
                "${jndi:ldap://marked.example.kr/a}");
    }

    /** Whoever makes the address chooses the words: an unknown one means that something went wrong. It is told if it is a code. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "KOE320", "a_new_word", "ACCESS_DENIED_2", "urn.error-1"})
    void anUnknownCodeIsTold(String word) {
        ConnectorException refusal = refusalOfError(word, DESCRIPTION);

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.providerCode()).contains(word);
        assertThat(printed(refusal)).doesNotContain("described", "forged", "Zq81");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACCESS_DENIED",
                "Access_Denied",
                "user_cancelled_authorize",
                "user_cancelled_login",
                "USER_CANCELLED_LOGIN"
            })
    void cancellingHasManyWords(String word) {
        ConnectorException refusal = refusalOfError(word, DESCRIPTION);

        assertThat(refusal.reason()).isEqualTo(Reason.DENIED);
        assertThat(refusal.providerCode()).contains(word);
    }

    @ParameterizedTest
    @MethodSource("unknownWords")
    void whatIsNoCodeIsNotRepeated(String word) {
        ConnectorException refusal = refusalOfError(word, DESCRIPTION);

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.providerCode()).isEmpty();
        assertThat(refusal).hasNoCause();
        assertThat(refusal.getMessage())
                .isEqualTo(refusalOfError("no code", "").getMessage())
                .doesNotContain("Zq81");
        assertThat(printed(refusal)).doesNotContain("marked", "described", "forged");
    }

    /** The largest description that is let in is not logged whole, nor in part. */
    @ParameterizedTest
    @CsvSource({"access_denied", "server_error", "no_word_of_anybody"})
    void aHugeDescriptionIsNotLogged(String word) {
        ConnectorException refusal = refusalOfError(word, "described".repeat(450));

        assertThat(printed(refusal)).doesNotContain("described");
        assertThat(refusal.getMessage()).hasSizeLessThan(300);
    }

    @Test
    void cancellingIsDenied() {
        String query = bed.kakao.cancel(request.uri()).getRawQuery();

        ConnectorException refusal = bed.refusalWithoutCall(query, request.session());

        assertThat(refusal.reason()).isEqualTo(Reason.DENIED);
    }

    /** Kakao says {@code access_denied} of children as well; for them it is no choice of theirs. */
    @Test
    void aChildIsRestrictedAndHasNotDenied() {
        String query = bed.approvedQuery(request, KakaoUsers.UNDER_14);

        ConnectorException refusal = bed.refusalWithoutCall(query, request.session());

        assertThat(query).contains("error=access_denied");
        assertThat(refusal.reason()).isEqualTo(Reason.ACCOUNT_RESTRICTED);
        assertThat(refusal.providerCode()).contains("access_denied");
    }

    @Test
    void aSilentSignInOfANewcomerRequiresConsent() {
        AuthorizationRequest silent = bed.connector.begin(KakaoBed.options().prompt("none"));
        String query = bed.approvedQuery(silent, KakaoUsers.NEWCOMER);

        ConnectorException refusal = bed.refusalWithoutCall(query, silent.session());

        assertThat(refusal.reason()).isEqualTo(Reason.CONSENT_REQUIRED);
    }

    @Test
    void aSilentSignInThatNeedsMoreInputNeedsAVisibleOne() {
        EmulatedUser asked = EmulatedUser.named("asked", 502)
                .interactionNeeded()
                .linkedWith()
                .build();
        bed.kakao.put(asked);

        ConnectorException refusal =
                refusalOf(() -> bed.signIn(asked, KakaoBed.options().prompt("none")));

        assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_REQUIRED);
        assertThat(refusal.providerCode()).contains("interaction_required");
    }

    @Test
    void aScopeThatIsNotSetUpIsTheOperatorsTurn() {
        bed.kakao.app().scopeFaultsRedirected(true);

        ConnectorException refusal =
                refusalOf(() -> bed.signIn(KakaoBed.options().scopes("plusfriends")));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.providerCode()).contains("invalid_scope");
    }

    /** The code is not spent. */
    @Test
    void anErrorBesideACodeWins() {
        String query = bed.approvedQuery(request) + "&error=access_denied";

        ConnectorException refusal = bed.refusalWithoutCall(query, request.session());

        assertThat(refusal.reason()).isEqualTo(Reason.DENIED);
    }

    @Test
    void neitherCodeNorErrorIsRefused() {
        String state = "state=" + request.session().state();

        ConnectorException none = bed.refusalWithoutCall(state, request.session());
        ConnectorException empty = bed.refusalWithoutCall(state + "&code=", request.session());

        assertThat(none.reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(empty.reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    /** Completes with an error, which is the same by either door: a query, or what a host has read from it. */
    private ConnectorException refusalOfError(String error, String description) {
        String state = request.session().state();
        String query = "error=" + encode(error) + "&error_description=" + encode(description) + "&state=" + state;
        assertThat(AuthorizationCallback.fromQuery(query))
                .isEqualTo(AuthorizationCallback.fromParameters(Map.of(
                        "state", List.of(state),
                        "error", List.of(error),
                        "error_description", List.of(description))));
        return bed.refusalWithoutCall(query, request.session());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
