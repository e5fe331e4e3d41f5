package dev.socialconnector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.github.GitHubPaths;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitHub's refusals mean, each row of its tables. */
final class GitHubErrorTest {
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    @RegisterExtension
    final GitHubBed bed = new GitHubBed();

    @ParameterizedTest
    @CsvSource({
        "access_denied, DENIED",
        "application_suspended, MISCONFIGURED",
        "redirect_uri_mismatch, MISCONFIGURED",
        "server_error, UNAVAILABLE"
    })
    void anErrorOfTheCallbackHasItsMeaning(String word, Reason reason) {
        AuthorizationRequest request = bed.connector.begin(GitHubBed.options());
        String state = bed.github.approve(request.uri()).replaceFirst("^code=[^&]*&", "");

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.complete("error=" + word + "&" + state, request.session()));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.step()).isEqualTo(Step.CALLBACK);
        assertThat(refusal.providerCode()).contains(word);
        assertThat(bed.github.calls()).isEmpty();
    }

    /** They come with status 200. */
    @ParameterizedTest
    @CsvSource({
        "bad_verification_code, CODE_EXPIRED",
        "incorrect_client_credentials, MISCONFIGURED",
        "redirect_uri_mismatch, MISCONFIGURED",
        "unverified_user_email, ACCOUNT_RESTRICTED",
        "application_suspended, MISCONFIGURED",
        "unsupported_grant_type, MISCONFIGURED",
        "authorization_pending, UNEXPECTED_RESPONSE",
        "slow_down, UNEXPECTED_RESPONSE",
        "expired_token, UNEXPECTED_RESPONSE",
        "incorrect_device_code, UNEXPECTED_RESPONSE",
        "access_denied, UNEXPECTED_RESPONSE",
        "device_flow_disabled, UNEXPECTED_RESPONSE"
    })
    void anErrorOfTheTokenEndpointHasItsMeaning(String word, Reason reason) {
        String json = "{\"error\":\"" + word + "\",\"error_description\":\"secret text\",\"error_uri\":\"https://x\"}";
        for (Fault fault : new Fault[] {
            Fault.answer(200, json), Fault.answer(200, FORM, "error=" + word + "&error_description=secret+text")
        }) {
            bed.github.clearFaults();
            bed.github.inject(GitHubPaths.TOKEN, fault);

            ConnectorException refusal = bed.refusal();

            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.step()).isEqualTo(Step.CODE_EXCHANGE);
            assertThat(refusal.providerCode()).contains(word);
            assertThat(refusal.getMessage()).doesNotContain("secret text");
        }
    }

    @Test
    void aCodeThatWasUsedIsToldAsSuch() {
        AuthorizationRequest request = bed.connector.begin(GitHubBed.options());
        String query = bed.github.approve(request.uri());
        bed.complete(query, request.session());

        ConnectorException refusal = Refusals.refusalOf(() -> bed.complete(query, request.session()));

        assertThat(refusal.reason()).isEqualTo(Reason.CODE_EXPIRED);
    }

    @Test
    void anUnknownClientIsAMatterOfSettings() {
        GitHubConnector unknown = bed.with("Ov23liUnknown", "a-secret");
        AuthorizationRequest request = unknown.begin(GitHubBed.options());
        String query = "code=made-up&state=" + request.session().toMap().get("state");

        ConnectorException refusal =
                Refusals.refusalOf(() -> unknown.complete(AuthorizationCallback.fromQuery(query), request.session()));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.step()).isEqualTo(Step.CODE_EXCHANGE);
    }

    @Test
    void aTokenThatIsRefusedIsNoGood() {
        bed.github.inject(GitHubPaths.USER, Fault.answer(401, "{\"message\":\"Bad credentials\",\"status\":\"401\"}"));

        assertThat(bed.refusal().reason()).isEqualTo(Reason.INVALID_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {GitHubPaths.USER, GitHubPaths.EMAILS})
    void aUsedUpRateLimitTellsWhenItEnds(String path) {
        Instant reset = bed.clock.instant().plusSeconds(1_234);
        bed.github.inject(path, Fault.answer(403, limit("0", Long.toString(reset.getEpochSecond())), "{}"));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(1_234));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429})
    void aSecondaryLimitTellsItsDelay(int status) {
        bed.github.inject(GitHubPaths.USER, Fault.answer(status, Map.of("Retry-After", "60"), "{}"));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "99999999999, 86400"})
    void anEndInThePastOrFarAheadIsBounded(String reset, long seconds) {
        bed.github.inject(GitHubPaths.USER, Fault.answer(403, limit("0", reset), "{}"));

        assertThat(bed.refusal().retryAfter()).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "1234567890123"})
    void anEndThatIsNoNumberIsNotKnown(String reset) {
        bed.github.inject(GitHubPaths.USER, Fault.answer(429, limit("0", reset), "{}"));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(refusal.retryAfter()).isEmpty();
    }

    @Test
    void callsThatAreLeftAreNoLimit() {
        bed.github.inject(GitHubPaths.USER, Fault.answer(403, limit("12", "1900000000"), "{}"));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.retryAfter()).isEqualTo(Optional.empty());
    }

    @Test
    void singleSignOnOfAnOrganisationIsARestriction() {
        bed.github.inject(GitHubPaths.USER, Fault.answer(403, Map.of("X-GitHub-SSO", "required; url=https://x"), "{}"));

        assertThat(bed.refusal().reason()).isEqualTo(Reason.ACCOUNT_RESTRICTED);
    }

    @Test
    void anAddressListThatFailsOtherwiseIsAFailure() {
        bed.github.inject(GitHubPaths.EMAILS, Fault.answer(401, "{\"message\":\"Bad credentials\"}"));

        assertThat(bed.refusal().reason()).isEqualTo(Reason.INVALID_TOKEN);
    }

    /** The emulator wants what GitHub wants, so that a connector without it fails in tests. */
    @Test
    void theEmulatorRefusesWhoDoesNotNameTheProgram() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), bed.github.site().getPort())) {
            socket.getOutputStream()
                    .write("GET /api/v3/user HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(12);

            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 403");
        }
    }

    private static Map<String, String> limit(String remaining, String reset) {
        return Map.of("x-ratelimit-remaining", remaining, "x-ratelimit-reset", reset);
    }
}
