package dev.socialconnector.naver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.naver.NaverEmulator;
import dev.socialconnector.testing.naver.NaverPaths;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Naver's refusals mean, each row of its tables, and how its settings are tried. */
final class NaverErrorTest {
    private static final String BACK = "https://id.example.kr/callback/naver";

    @RegisterExtension
    final NaverBed bed = new NaverBed();

    @ParameterizedTest
    @CsvSource({
        "access_denied, '', DENIED",
        "access_denied, Canceled By User, DENIED",
        "access_denied, user not logged in., LOGIN_REQUIRED",
        "access_denied, need user consent., CONSENT_REQUIRED",
        "access_denied, unsupported browser environment., LOGIN_REQUIRED",
        "invalid_request, '', MISCONFIGURED",
        "unauthorized_client, '', MISCONFIGURED",
        "unsupported_response_type, '', MISCONFIGURED",
        "invalid_scope, '', MISCONFIGURED",
        "server_error, '', UNAVAILABLE",
        "temporarily_unavailable, '', UNAVAILABLE"
    })
    void anErrorOfTheCallbackHasItsMeaning(String word, String description, Reason reason) {
        AuthorizationRequest request = bed.connector.begin(NaverBed.options());
        String state = bed.naver.approve(request.uri()).replaceFirst("^code=[^&]*&", "");
        String query = state + "&error=" + word + "&error_description="
                + URLEncoder.encode(description, StandardCharsets.UTF_8);

        ConnectorException refusal =
                Refusals.refusalOf(() -> NaverBed.complete(bed.connector, query, request.session()));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.step()).isEqualTo(Step.CALLBACK);
        assertThat(refusal.providerCode()).contains(word);
        assertThat(bed.naver.calls()).isEmpty();
    }

    /** With status 200 or another, at either door. */
    @ParameterizedTest
    @CsvSource({
        "invalid_grant, '', CODE_EXPIRED, invalid_grant",
        "invalid_request, no valid data in session, CODE_EXPIRED, invalid_grant",
        "invalid_request, wrong client id / client secret pair, MISCONFIGURED, invalid_client",
        "invalid_request, 필수 값이 없습니다, UNEXPECTED_RESPONSE, invalid_request",
        "invalid_client, '', MISCONFIGURED, invalid_client",
        "unauthorized_client, '', MISCONFIGURED, unauthorized_client",
        "unsupported_grant_type, '', MISCONFIGURED, unsupported_grant_type",
        "server_error, '', UNAVAILABLE, server_error"
    })
    void anErrorOfTheTokenEndpointHasItsMeaning(String word, String text, Reason reason, String code) {
        String json = "{\"error\":\"" + word + "\",\"error_description\":\"" + text + "\"}";
        for (int status : List.of(200, 400, 401)) {
            bed.naver.clearFaults();
            bed.naver.inject(NaverPaths.TOKEN, Fault.answer(status, json));
            bed.naver.inject(NaverPaths.CLASSIC_TOKEN, Fault.answer(status, json));

            assertThat(List.of(bed.refusal(), Refusals.refusalOf(() -> bed.signIn(bed.classic()))))
                    .allSatisfy(refusal -> {
                        assertThat(refusal.reason()).isEqualTo(reason);
                        assertThat(refusal.step()).isEqualTo(Step.CODE_EXCHANGE);
                        assertThat(refusal.providerCode()).contains(code);
                        assertThat(refusal.getMessage()).doesNotContain("필수", "session");
                    });
        }
    }

    @Test
    void aCodeThatWasUsedIsToldAsSuchAtBothDoors() {
        for (NaverConnector connector : List.of(bed.connector, bed.classic())) {
            AuthorizationRequest request = connector.begin(NaverBed.options());
            String query = bed.naver.approve(request.uri());
            NaverBed.complete(connector, query, request.session());

            ConnectorException refusal =
                    Refusals.refusalOf(() -> NaverBed.complete(connector, query, request.session()));

            assertThat(refusal.reason()).isEqualTo(Reason.CODE_EXPIRED);
        }
    }

    /** Both envelopes, the code as text or as a number, with the status that the table has or with 200. */
    @ParameterizedTest
    @CsvSource({
        "401, 024, INVALID_TOKEN",
        "401, 028, UNEXPECTED_RESPONSE",
        "403, 403, MISCONFIGURED",
        "404, 404, UNEXPECTED_RESPONSE",
        "200, 024, INVALID_TOKEN",
        "200, 028, UNEXPECTED_RESPONSE",
        "200, 403, MISCONFIGURED",
        "200, 500, UNAVAILABLE",
        "200, 429, RATE_LIMITED"
    })
    void anErrorOfTheApiHasItsMeaning(int status, String code, Reason reason) {
        String number = code.replaceFirst("^0", "");
        for (String body : List.of(
                "{\"resultcode\":\"" + code + "\",\"message\":\"Authentication failed\"}",
                "{\"errorMessage\":\"Authentication failed\",\"errorCode\":\"" + code + "\"}",
                "{\"resultcode\":" + number + ",\"message\":\"Authentication failed\"}",
                "{\"errorMessage\":\"Authentication failed\",\"errorCode\":" + number + "}")) {
            bed.naver.clearFaults();
            bed.naver.inject(NaverPaths.PROFILE, Fault.answer(status, body));

            ConnectorException refusal = bed.refusal();

            assertThat(refusal.reason()).as(body).isEqualTo(reason);
            assertThat(refusal.step()).isEqualTo(Step.PROFILE);
            assertThat(refusal.providerCode()).contains(code);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, INVALID_TOKEN",
        "403, MISCONFIGURED",
        "404, UNEXPECTED_RESPONSE",
        "500, UNAVAILABLE",
        "502, UNAVAILABLE"
    })
    void withoutEnvelopeTheStatusDecides(int status, Reason reason) {
        bed.naver.inject(NaverPaths.PROFILE, Fault.html(status));

        assertThat(bed.refusal().reason()).isEqualTo(reason);
    }

    /** The daily quota. */
    @Test
    void aUsedUpQuotaIsARateLimit() {
        bed.naver.inject(
                NaverPaths.PROFILE,
                Fault.answer(
                        429,
                        Map.of("Retry-After", "3600"),
                        "{\"errorMessage\":\"Rate limit exceeded\",\"errorCode\":\"012\"}"));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(refusal.retryAfter()).contains(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"resultcode\":\"01\"}", "{\"resultcode\":\"000000\"}", "{\"resultcode\":true}", "{}"})
    void whatIsNoSuccessIsNone(String body) {
        bed.naver.inject(NaverPaths.PROFILE, Fault.answer(200, body));

        assertThat(bed.refusal().reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    @Test
    void goodSettingsPassTheCheckAtBothDoors() {
        assertThat(check(bed.connector)).isEmpty();
        assertThat(check(bed.classic())).isEmpty();
    }

    @Test
    void wrongCredentialsAreFoundAtBothDoors() {
        NaverConnector wrong = bed.with(
                config -> NaverConfig.of(NaverEmulator.CLIENT_ID, "wrong").withEndpoints(config.endpoints()));
        NaverConnector classic = bed.with(config -> NaverConfig.of("unknown", NaverEmulator.CLIENT_SECRET)
                .withEndpoints(config.endpoints())
                .withOpenIdConnect(false));

        assertThat(check(wrong)).extracting(ConfigFault::key).containsExactly("clientId");
        assertThat(check(classic)).extracting(ConfigFault::key).containsExactly("clientId");
    }

    @Test
    void aServerThatIsDownSaysNothingOfTheSettings() {
        bed.naver.inject(NaverPaths.TOKEN, Fault.html(503));

        assertThat(Refusals.refusalOf(() -> check(bed.connector)).reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    private static List<ConfigFault> check(NaverConnector connector) {
        return connector.capability(ConfigurationCheck.class).orElseThrow().check(BACK);
    }
}
