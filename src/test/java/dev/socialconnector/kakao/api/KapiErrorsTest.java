package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The negative codes of Kakao's API: the code decides whose turn it is, whatever the HTTP status. */
final class KapiErrorsTest {
    private static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 429, 500, 503);

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    private static TokenSet tokens;

    @BeforeAll
    static void start() {
        tokens = bed.signIn().tokens();
    }

    /** Codes with the category that Kakao's documents put them into. */
    @ParameterizedTest
    @CsvSource({
        "-1, RETRY",
        "-2, BUG",
        "-3, CONFIG",
        "-4, ACCOUNT",
        "-5, CONFIG",
        "-6, CONFIG",
        "-7, RETRY",
        "-8, BUG",
        "-9, BUG",
        "-10, QUOTA",
        "-11, QUOTA",
        "-12, CONFIG",
        "-101, LINK",
        "-102, ACCOUNT",
        "-103, ACCOUNT",
        "-201, CONFIG",
        "-301, CONFIG",
        "-401, TOKEN",
        "-402, CONSENT",
        "-405, ACCOUNT",
        "-406, ACCOUNT",
        "-451, ACCOUNT",
        "-452, ACCOUNT",
        "-453, ACCOUNT",
        "-480, ACCOUNT",
        "-481, ACCOUNT",
        "-501, ACCOUNT",
        "-603, RETRY",
        "-903, CONFIG",
        "-9798, RETRY"
    })
    void theCodeDecides(int code, ErrorCategory category) {
        for (int status : STATUSES) {
            bed.kakao.clearFaults();
            bed.kakao.forgetCalls();
            bed.kakao.inject(KakaoPaths.USER_ME, Fault.kapiError(status, code, "text"));

            ConnectorException refusal = refusalOf(KapiErrorsTest::profile);

            assertThat(refusal.reason()).as("%s with status %s", code, status).isEqualTo(category.reason);
            assertThat(refusal.step()).isEqualTo(Step.PROFILE);
            assertThat(refusal.providerCode()).contains(Integer.toString(code));
            assertThat(bed.kakao.count(KakaoPaths.USER_ME)).isEqualTo(category == ErrorCategory.RETRY ? 2 : 1);
        }
    }

    /** A failure of the profile ends the whole sign-in, at its own step. */
    @Test
    void aSignInEndsWithTheProfilesError() {
        bed.kakao.inject(KakaoPaths.USER_ME, Fault.kapiError(403, -5, "text"));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
    }

    @Test
    void anEndedAccessTokenIsThePersonsTurn() {
        bed.kakao.inject(KakaoPaths.USER_ME, Fault.answer(401, KakaoAnswers.named("access-token-unknown")));

        ConnectorException refusal = refusalOf(KapiErrorsTest::profile);

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.providerCode()).contains("-401");
    }

    /** The same code stands for a caller outside the application's list of addresses. */
    @Test
    void aCallerWhoseAddressIsNotAllowedIsTheOperatorsTurn() {
        bed.kakao.inject(KakaoPaths.USER_ME, Fault.answer(401, KakaoAnswers.named("caller-ip-not-allowed")));

        ConnectorException refusal = refusalOf(KapiErrorsTest::profile);

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.providerCode()).contains("-401");
        assertThat(refusal.getMessage()).doesNotContain("203.0.113.7");
    }

    @Test
    void missingConsentsAreNamed() {
        bed.kakao.inject(KakaoPaths.USER_ME, Fault.answer(403, KakaoAnswers.named("insufficient-scopes")));

        ConnectorException refusal = refusalOf(KapiErrorsTest::profile);

        assertThat(refusal.reason()).isEqualTo(Reason.CONSENT_REQUIRED);
        assertThat(refusal.missingScopes()).containsExactly("talk_message");
    }

    @Test
    void missingConsentsCanBeAskedFor() {
        bed.kakao.inject(KakaoPaths.USER_ME, 1, Fault.insufficientScopes("birthday", "birthyear"));

        ConnectorException refusal = bed.refusal();
        Optional<?> birthDate = bed.signIn(KakaoBed.options().scopes(refusal.missingScopes()))
                .profile()
                .birthDate();

        assertThat(birthDate).isPresent();
    }

    /** They go into an address and onto a page: only what looks like a scope is passed on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"name\",\"<b>\",7,null,\"a b\",\"openid&x=y\",\"\",[\"gender\"],\"birthday\"] | name birthday",
                "\"name\" | ''",
                "{\"name\":1} | ''",
                "null | ''",
                "[] | ''"
            })
    void onlyNamesOfScopesAreMissingScopes(String requiredScopes, String expected) {
        String body = "{\"msg\":\"insufficient scopes.\",\"code\":-402,\"required_scopes\":" + requiredScopes + "}";
        bed.kakao.inject(KakaoPaths.USER_ME, Fault.answer(403, body));

        ConnectorException refusal = refusalOf(KapiErrorsTest::profile);

        assertThat(refusal.reason()).isEqualTo(Reason.CONSENT_REQUIRED);
        assertThat(String.join(" ", refusal.missingScopes())).isEqualTo(expected);
    }

    @Test
    void maintenanceThatPassesIsNotEvenNoticed() {
        bed.kakao.inject(KakaoPaths.USER_ME, 1, Fault.answer(503, KakaoAnswers.named("maintenance")));

        String subject = bed.signIn().profile().subject();

        assertThat(subject).isEqualTo("3891047281");
        assertThat(bed.kakao.count(KakaoPaths.USER_ME)).isEqualTo(2);
    }

    /** A code of tomorrow, one of other products, one of the SDKs: the status decides, and the text is not repeated. */
    @ParameterizedTest
    @CsvSource({
        "-7777, 400, UNEXPECTED_RESPONSE",
        "-7777, 401, INVALID_TOKEN",
        "-7777, 403, UNEXPECTED_RESPONSE",
        "-7777, 429, RATE_LIMITED",
        "-7777, 500, UNAVAILABLE",
        "-421, 400, UNEXPECTED_RESPONSE",
        "-530, 400, UNEXPECTED_RESPONSE",
        "-602, 400, UNEXPECTED_RESPONSE",
        "-901, 400, UNEXPECTED_RESPONSE",
        "-9999, 503, UNAVAILABLE",
        "0, 400, UNEXPECTED_RESPONSE",
        "401, 400, UNEXPECTED_RESPONSE"
    })
    void anUnknownCodeLeavesItToTheStatus(int code, int status, Reason reason) {
        bed.kakao.inject(KakaoPaths.USER_ME, Fault.kapiError(status, code, "ip mismatched! token=Zq81"));

        ConnectorException refusal = refusalOf(KapiErrorsTest::profile);

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal).hasMessageNotContaining("Zq81").hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-4.01e2", "-401.0", "\"x\"", "null", "[-401]", "-99999999999999999999"})
    void aCodeOfAnotherShapeIsNoCode(String code) {
        bed.kakao.inject(KakaoPaths.USER_ME, Fault.answer(400, "{\"msg\":\"x\",\"code\":" + code + "}"));

        ConnectorException refusal = refusalOf(KapiErrorsTest::profile);

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.providerCode()).isEmpty();
    }

    /** B5. */
    @Test
    void anErrorWithTheStatusOfSuccessIsNoProfile() {
        bed.kakao.inject(KakaoPaths.USER_ME, Fault.answer(200, KakaoAnswers.named("access-token-unknown")));

        ConnectorException refusal = refusalOf(KapiErrorsTest::profile);

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    private static void profile() {
        bed.profile(tokens);
    }
}
