package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.printed;
import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.kakao.KakaoAnswers;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The KOE codes of Kakao's token endpoint: the code decides whose turn it is, whatever the HTTP status. */
final class KauthErrorsTest {
    private static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 429, 500, 503);

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    /** Codes with the category that Kakao's documents put them into. */
    @ParameterizedTest
    @CsvSource({
        "KOE001, BUG", "KOE002, BUG", "KOE003, RETRY", "KOE004, CONFIG", "KOE005, CONFIG", "KOE006, CONFIG",
        "KOE007, CONFIG", "KOE008, CONFIG", "KOE009, CONFIG", "KOE010, CONFIG", "KOE101, CONFIG", "KOE102, CONFIG",
        "KOE114, CONFIG", "KOE125, CONFIG", "KOE126, CONFIG", "KOE127, CONFIG", "KOE201, BUG", "KOE202, BUG",
        "KOE203, CONSENT", "KOE204, BUG", "KOE205, CONFIG", "KOE207, BUG", "KOE237, QUOTA", "KOE303, CONFIG",
        "KOE310, BUG", "KOE319, BUG", "KOE320, FLOW", "KOE322, TOKEN", "KOE400, BUG"
    })
    void theCodeDecides(String code, ErrorCategory category) {
        TokenSet tokens = bed.signIn().tokens();

        for (int status : STATUSES) {
            bed.kakao.clearFaults();
            bed.kakao.forgetCalls();
            bed.kakao.inject(KakaoPaths.TOKEN, Fault.kauthError(status, "invalid_grant", "text", code));
            ConnectorException atExchange = bed.refusal();
            ConnectorException atRefresh = refusalOf(() -> bed.refresh(tokens));

            assertThat(List.of(atExchange.reason(), atRefresh.reason()))
                    .as("%s with status %s", code, status)
                    .containsOnly(category.reason);
            assertThat(List.of(atExchange.step(), atRefresh.step())).containsExactly(Step.CODE_EXCHANGE, Step.REFRESH);
            assertThat(atExchange.providerCode()).contains(code);
            assertThat(atRefresh.providerCode()).contains(code);
            assertThat(bed.kakao.count(KakaoPaths.TOKEN)).isEqualTo(2);
        }
    }

    /** Not every answer carries the word of RFC 6749; the code is enough. */
    @ParameterizedTest
    @CsvSource({"KOE010, CONFIG", "KOE320, FLOW", "KOE322, TOKEN", "KOE003, RETRY", "KOE237, QUOTA"})
    void theCodeDecidesWithoutAnErrorWord(String code, ErrorCategory category) {
        bed.kakao.inject(KakaoPaths.TOKEN, Fault.answer(400, "{\"error_code\":\"" + code + "\"}"));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(category.reason);
        assertThat(refusal.providerCode()).contains(code);
    }

    @Test
    void aWrongClientSecretIsTheOperatorsTurn() {
        bed.kakao.inject(KakaoPaths.TOKEN, Fault.answer(401, KakaoAnswers.named("bad-client-credentials")));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.providerCode()).contains("KOE010");
    }

    @Test
    void anEndedRefreshTokenIsThePersonsTurn() {
        TokenSet tokens = bed.signIn().tokens();
        bed.kakao.inject(KakaoPaths.TOKEN, Fault.answer(400, KakaoAnswers.named("refresh-token-expired")));

        ConnectorException refusal = refusalOf(() -> bed.refresh(tokens));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.providerCode()).contains("KOE322");
    }

    /** B7. The description of KOE320 quotes the authorization code. */
    @Test
    void theTextOfKoe320IsRepeatedNowhere() {
        bed.kakao.inject(KakaoPaths.TOKEN, Fault.answer(400, KakaoAnswers.named("code-not-found")));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.CODE_EXPIRED);
        assertThat(printed(refusal)).contains("KOE320").doesNotContain("Xy9Secret", "not found for code");
    }

    /** B7. */
    @Test
    void aCodeThatWasUsedTwiceIsRepeatedNowhere() {
        AuthorizationRequest request = bed.begin();
        String query = bed.approvedQuery(request);
        bed.complete(query, request.session());

        ConnectorException refusal = refusalOf(() -> bed.complete(query, request.session()));

        String code = query.replaceFirst(".*code=([^&]+).*", "$1");
        assertThat(code).hasSizeGreaterThan(20);
        assertThat(refusal.reason()).isEqualTo(Reason.CODE_EXPIRED);
        assertThat(refusal.providerCode()).contains("KOE320");
        assertThat(printed(refusal))
                .doesNotContain(code)
                .doesNotContain(request.session().state());
    }

    /** A code of tomorrow: the word of RFC 6749 decides, or else the status. Neither code nor text of it can be trusted. */
    @ParameterizedTest
    @CsvSource({
        "400, invalid_client, MISCONFIGURED",
        "401, invalid_client, MISCONFIGURED",
        "400, unauthorized_client, MISCONFIGURED",
        "400, unsupported_grant_type, MISCONFIGURED",
        "400, invalid_scope, MISCONFIGURED",
        "400, invalid_grant, CODE_EXPIRED",
        "400, invalid_request, UNEXPECTED_RESPONSE",
        "400, a_new_word, UNEXPECTED_RESPONSE",
        "403, a_new_word, UNEXPECTED_RESPONSE",
        "429, a_new_word, RATE_LIMITED",
        "500, a_new_word, UNAVAILABLE",
        "503, invalid_grant, UNAVAILABLE"
    })
    void anUnknownCodeLeavesItToWordAndStatus(int status, String error, Reason reason) {
        String code = "KOE999<script>";
        bed.kakao.inject(KakaoPaths.TOKEN, Fault.kauthError(status, error, "secret=Zq81", code));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(printed(refusal)).doesNotContain("<script>", "Zq81");
        assertThat(refusal.providerCode()).contains(error);
    }

    /** A code that is not known here is worth telling as long as it is nothing but a code. */
    @ParameterizedTest
    @CsvSource({"KOE998, KOE998", "KOE99, ", "KOE9981, ", "XOE998, ", "koe998, "})
    void anUnknownCodeIsToldIfItIsOne(String code, @Nullable String told) {
        bed.kakao.inject(KakaoPaths.TOKEN, Fault.kauthError(400, "no code", "a text", code));

        assertThat(bed.refusal().providerCode()).isEqualTo(Optional.ofNullable(told));
    }

    /** RFC 6749 section 5.2: this status says that the client did not authenticate. No token was sent that could be wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"error_code\":\"KOE999\"}", "<html></html>"})
    void anUnauthorizedCodeExchangeIsNotThePersonsToken(String body) {
        bed.kakao.inject(KakaoPaths.TOKEN, Fault.answer(401, body));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isNotEqualTo(Reason.INVALID_TOKEN);
    }

    /** B10. */
    @Test
    void anErrorWithTheStatusOfSuccessIsThatError() {
        bed.kakao.inject(KakaoPaths.TOKEN, Fault.answer(200, KakaoAnswers.named("code-not-found")));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.CODE_EXPIRED);
        assertThat(refusal.providerCode()).contains("KOE320");
        assertThat(printed(refusal)).doesNotContain("Xy9Secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"320", "null", "[\"KOE320\"]", "{\"KOE320\":1}", "\"koe320\"", "\"\"", "\" KOE320\""})
    void aCodeOfAnotherShapeIsNoCode(String code) {
        bed.kakao.inject(KakaoPaths.TOKEN, Fault.answer(400, "{\"error_code\":" + code + "}"));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.providerCode()).isEqualTo(Optional.empty());
    }
}
