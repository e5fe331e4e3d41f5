package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.printed;
import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.kakao.settings.KakaoApplication;
import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The "test" button: what Kakao refuses, by setting, and what says nothing about the settings. */
final class ConfigurationCheckTest {
    private static final String SECRET = "s3cret-of-nobody";

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    @Test
    void goodSettingsHaveNoFaults() {
        List<ConfigFault> faults = check(bed.withAdminKey());

        assertThat(faults).isEmpty();
        assertThat(bed.kakao.count(KakaoPaths.TOKEN)).isEqualTo(1);
        assertThat(bed.kakao.count(KakaoPaths.USER_IDS)).isEqualTo(1);
        assertThat(bed.kakao.count()).isEqualTo(2);
    }

    /** A code that could be guessed could be somebody's. */
    @Test
    void theCodeIsMadeUpAnewEachTime() {
        check(bed);
        check(bed);

        assertThat(bed.kakao.calls(KakaoPaths.TOKEN))
                .map(call -> call.parameter("code").orElseThrow())
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void aWrongSecretIsTheSecretsFault() {
        List<ConfigFault> faults = check(bed.with(config -> config.withClientSecret(SECRET)));

        assertThat(faults)
                .map(ConfigFault::toString)
                .containsExactly("clientSecret is not the one of this REST API key");
    }

    @Test
    void aSecretThatIsMissingIsSaidToBe() {
        List<ConfigFault> faults = check(bed.with(config -> config.withClientSecret("")));

        assertThat(faults)
                .map(ConfigFault::toString)
                .containsExactly("clientSecret is missing; Kakao demands it of this REST API key");
    }

    @Test
    void aKeyThatKakaoDoesNotKnowIsTheClientIdsFault() {
        KakaoBed unknown = bed.with(config -> KakaoConfig.of("0123456789abcdef").withEndpoints(config.endpoints()));

        assertThat(check(unknown)).map(ConfigFault::toString).containsExactly("clientId is unknown to Kakao");
    }

    @ParameterizedTest
    @CsvSource({
        "KOE008, clientId",
        "KOE101, clientId",
        "KOE114, clientId",
        "KOE004, clientId",
        "KOE009, clientId",
        "KOE125, clientId",
        "KOE010, clientSecret",
        "KOE303, redirectUri",
        "KOE006, redirectUri"
    })
    void theCodeNamesTheSetting(String code, String key) {
        for (int status : List.of(400, 401, 403)) {
            bed.kakao.inject(KakaoPaths.TOKEN, 1, Fault.kauthError(status, "invalid_grant", SECRET, code));

            List<ConfigFault> faults = check(bed);

            assertThat(faults).map(ConfigFault::key).containsExactly(key);
            assertThat(faults.toString()).doesNotContain(SECRET, bed.config.clientId(), KakaoEmulator.REDIRECT_URI);
            assertThat(faults)
                    .allSatisfy(fault -> assertThat(fault.message("ko")).containsPattern("\\p{IsHangul}"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, KOE127, MISCONFIGURED",
        "400, KOE126, MISCONFIGURED",
        "429, KOE237, RATE_LIMITED",
        "400, KOE003, UNAVAILABLE",
        "503, none, UNAVAILABLE",
        "400, KOE999, CODE_EXPIRED"
    })
    void whatSaysNothingAboutASettingIsNoFault(int status, String code, Reason reason) {
        bed.kakao.inject(KakaoPaths.TOKEN, Fault.kauthError(status, "invalid_grant", SECRET, code));

        ConnectorException refusal = refusalOf(() -> check(bed));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(printed(refusal)).doesNotContain(SECRET);
        assertThat(bed.kakao.count(KakaoPaths.TOKEN)).isEqualTo(1);
    }

    @Test
    void tokensForAMadeUpCodeAreNoGoodSign() {
        bed.kakao.inject(
                KakaoPaths.TOKEN,
                Fault.answer(200, "{\"token_type\":\"bearer\",\"access_token\":\"a\",\"expires_in\":1}"));

        ConnectorException refusal = refusalOf(() -> check(bed));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    @Test
    void aWrongAdminKeyIsToldBesideOtherFaults() {
        KakaoBed wrong = bed.withAdminKey("0123456789abcdef").with(config -> config.withClientSecret(SECRET));

        KakaoBed both = wrong.with(config ->
                config.withApplication(KakaoApplication.of(KakaoEmulator.APP_ID).withAdminKey("0123456789abcdef")));

        assertThat(check(both)).map(ConfigFault::key).containsExactly("clientSecret", "adminKey");
    }

    @ParameterizedTest
    @CsvSource({"400, -301", "400, -903", "401, -401"})
    void anAdminKeyThatKakaoDoesNotKnowIsItsFault(int status, int code) {
        bed.kakao.inject(KakaoPaths.USER_IDS, Fault.kapiError(status, code, "text"));

        assertThat(check(bed.withAdminKey())).map(ConfigFault::key).containsExactly("adminKey");
    }

    /** What is known already is not lost because something else cannot be known now. */
    @Test
    void aFaultIsToldAlthoughTheAdminKeyCannotBeTried() {
        KakaoBed wrongSecret = bed.withAdminKey().with(config -> config.withClientSecret(SECRET));
        bed.kakao.inject(KakaoPaths.USER_IDS, Fault.kapiError(503, -9798, "text"));

        assertThat(check(wrongSecret)).map(ConfigFault::key).containsExactly("clientSecret");
    }

    @ParameterizedTest
    @CsvSource({"403, -3", "429, -10", "400, -10"})
    void anAdminKeyThatMayNotListPeopleIsStillOne(int status, int code) {
        bed.kakao.inject(KakaoPaths.USER_IDS, Fault.kapiError(status, code, "text"));

        assertThat(check(bed.withAdminKey())).isEmpty();
    }

    /** -401 also stands for a caller outside the list of addresses. */
    @Test
    void aCallerThatIsNotAllowedIsNotTheAdminKeysFault() {
        bed.kakao.inject(KakaoPaths.USER_IDS, Fault.answer(401, KakaoAnswers.named("caller-ip-not-allowed")));

        ConnectorException refusal = refusalOf(() -> check(bed.withAdminKey()));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
    }

    @Test
    void theAdminKeyGoesNowhereElse() {
        check(bed.withAdminKey());

        RecordedCall token = bed.kakao.calls(KakaoPaths.TOKEN).get(0);
        RecordedCall ids = bed.kakao.calls(KakaoPaths.USER_IDS).get(0);
        assertThat(token.headers() + token.body()).doesNotContain(bed.kakao.adminKey());
        assertThat(ids.query()).containsOnlyKeys("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/callback", "https://id.example.kr/#a"})
    void aRedirectUriThatNoSignInCouldHaveIsAMistake(String redirectUri) {
        ConfigurationCheck check = bed.can(ConfigurationCheck.class);

        assertThatThrownBy(() -> check.check(redirectUri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redirectUri");
        assertThat(bed.kakao.count()).isZero();
    }

    private static List<ConfigFault> check(KakaoBed bed) {
        return bed.can(ConfigurationCheck.class).check(KakaoEmulator.REDIRECT_URI);
    }
}
