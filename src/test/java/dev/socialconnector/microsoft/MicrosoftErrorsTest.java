package dev.socialconnector.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.microsoft.MicrosoftEmulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Microsoft's numbers say what its words do not, and its texts are never repeated. */
final class MicrosoftErrorsTest {
    @RegisterExtension
    final MicrosoftBed bed = new MicrosoftBed();

    /** Each number of the table, where it is told. */
    @ParameterizedTest
    @CsvSource({
        "invalid_grant, 50105, ACCOUNT_RESTRICTED",
        "invalid_grant, 65004, DENIED",
        "invalid_grant, 65001, CONSENT_REQUIRED",
        "invalid_grant, 70008, CODE_EXPIRED",
        "invalid_request, 70008, CODE_EXPIRED",
        "invalid_grant, 54005, CODE_EXPIRED",
        "invalid_grant, 50076, LOGIN_REQUIRED",
        "interaction_required, 50079, LOGIN_REQUIRED",
        "invalid_client, 7000215, MISCONFIGURED",
        "invalid_client, 7000222, MISCONFIGURED",
        "invalid_client, 7000218, MISCONFIGURED",
        "invalid_request, 50011, MISCONFIGURED",
        "unauthorized_client, 700016, MISCONFIGURED",
        "invalid_grant, 90094, CONSENT_REQUIRED",
        "invalid_request, 90002, MISCONFIGURED",
        "invalid_request, 9002326, MISCONFIGURED",
        "invalid_request, 900144, UNEXPECTED_RESPONSE",
        "temporarily_unavailable, 90033, UNAVAILABLE"
    })
    void aNumberOfTheTokenEndpointHasItsMeaning(String word, int number, Reason reason) {
        spoil(400, MicrosoftEmulator.error(word, number));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.step()).isEqualTo(Step.CODE_EXCHANGE);
        assertThat(refusal.providerCode()).contains("AADSTS" + number);
        assertThat(refusal.toString()).doesNotContain("janedoe", "Trace", "255d1aef");
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, 65004, DENIED",
        "access_denied, 90094, CONSENT_REQUIRED",
        "access_denied, 50105, ACCOUNT_RESTRICTED",
        "interaction_required, 50105, ACCOUNT_RESTRICTED",
        "login_required, 50058, LOGIN_REQUIRED",
        "invalid_request, 50011, MISCONFIGURED",
        "unauthorized_client, 700016, MISCONFIGURED",
        "access_denied, 12345, DENIED",
        "server_error, 90033, UNAVAILABLE"
    })
    void aNumberOfTheCallbackHasItsMeaning(String word, int number, Reason reason) {
        AuthorizationRequest request = bed.connector.begin(MicrosoftBed.options());

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.complete(bed.microsoft.refuse(request.uri(), word, number), request));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.step()).isEqualTo(Step.CALLBACK);
        assertThat(refusal.providerCode()).contains("AADSTS" + number);
        assertThat(refusal.toString()).doesNotContain("janedoe", "Trace");
        assertThat(bed.microsoft.server().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a AADSTS65004: text",
                "AADSTS",
                "AADSTS65a",
                "AADSTS123456789: text",
                "aadsts65004",
                "AADSTS 65004"
            })
    void aDescriptionOfAnotherFormSaysNothing(String description) {
        AuthorizationRequest request = bed.connector.begin(MicrosoftBed.options());
        String query = "error=server_error&error_description=" + description.replace(" ", "%20") + "&state="
                + request.session().state();

        ConnectorException refusal = Refusals.refusalOf(() -> bed.complete(query, request));

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal.providerCode()).contains("server_error");
    }

    @Test
    void theNumberIsReadFromTheDescriptionAlone() {
        spoil(400, "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: expired\\r\\nTrace\"}");

        assertThat(bed.refusal().providerCode()).contains("AADSTS7000222");
    }

    @Test
    void ofSeveralNumbersAKnownOneCounts() {
        spoil(400, Answers.write(Map.of("error", "invalid_grant", "error_codes", List.of("x", 99999, 50105, -1))));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.ACCOUNT_RESTRICTED);
        assertThat(refusal.providerCode()).contains("AADSTS50105");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"AADSTS50105\"", "{}", "[[50105]]", "[1e99]", "null", "[]"})
    void numbersOfAnotherFormSayNothing(String codes) {
        spoil(400, "{\"error\":\"invalid_grant\",\"error_codes\":" + codes + "}");

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.CODE_EXPIRED);
        assertThat(refusal.providerCode()).contains("invalid_grant");
    }

    /** What is said of later counts for more than any number. */
    @Test
    void aServerThatIsOutOfOrderIsJustThat() {
        spoil(503, MicrosoftEmulator.error("invalid_grant", 50105));

        assertThat(bed.refusal().reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void anExpiredCodeStartsAgain() {
        AuthorizationRequest request = bed.connector.begin(MicrosoftBed.options());
        String query = bed.microsoft.approve(request.uri());
        bed.clock.advance(Duration.ofMinutes(10));

        // the session has ten minutes too, so one that lives longer is needed to see it
        ConnectorException refusal = Refusals.refusalOf(() -> bed.connector.complete(
                AuthorizationCallback.fromQuery(query), AuthorizationSession.fromMap(longer(request))));

        assertThat(refusal.reason()).isEqualTo(Reason.CODE_EXPIRED);
        assertThat(refusal.providerCode()).contains("AADSTS70008");
    }

    @Test
    void anExpiredRefreshTokenIsThePersonsTurn() {
        MicrosoftBed lasting =
                bed.of("common", config -> config.scopes(List.of("openid", "profile", "offline_access")));
        SocialLogin login = lasting.signIn();
        spoil(400, MicrosoftEmulator.error("invalid_grant", 70008));

        ConnectorException refusal = Refusals.refusalOf(() -> lasting.can(TokenRefresh.class)
                .refresh(login.tokens(), login.profile().subject()));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.REFRESH);
    }

    private void spoil(int status, String json) {
        bed.microsoft.server().inject(MicrosoftEmulator.token("common"), Fault.answer(status, json));
    }

    private static Map<String, String> longer(AuthorizationRequest request) {
        Map<String, String> stored = request.session().toMap();
        stored.computeIfPresent("expiresAt", (key, at) -> at.replace("2026", "2027"));
        return stored;
    }
}
