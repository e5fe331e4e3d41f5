package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.printed;
import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On whose authority Kakao's API is called, and that an answer must be about the right person. */
final class CapabilityAuthorityTest {
    private static final UserRef BY_SUBJECT = UserRef.bySubject(KapiAbility.USER.subject());
    private static final String ABOUT_SOMEBODY_ELSE = "{\"id\":77,\"user_id\":77,\"scopes\":[],\"service_terms\":[]}";

    @RegisterExtension
    static final KakaoBed bed = KapiAbility.startBed();

    private static final KakaoBed admin = KapiAbility.withAdminKey(bed);

    static Stream<KapiAbility> all() {
        return KapiAbility.all();
    }

    static Stream<KapiAbility> bySubject() {
        return KapiAbility.all().filter(KapiAbility::takesSubject);
    }

    /** Also where there is an admin key. */
    @ParameterizedTest
    @MethodSource("all")
    void withTokensThePersonsAuthorityIsUsed(KapiAbility ability) {
        UserRef user = KapiAbility.freshUser(bed);

        ability.use().by(admin.connector, user);

        RecordedCall call = onlyCall(ability);
        assertThat(call.header("Authorization"))
                .contains(
                        "Bearer " + user.tokens().flatMap(TokenSet::accessToken).orElseThrow());
        assertThat(call.parameter("target_id")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bySubject")
    void bySubjectTheApplicationsAuthorityIsUsed(KapiAbility ability) {
        KapiAbility.freshUser(bed);

        ability.use().by(admin.connector, BY_SUBJECT);

        RecordedCall call = onlyCall(ability);
        assertThat(call.header("Authorization")).contains("KakaoAK " + bed.kakao.adminKey());
        assertThat(call.parameter("target_id_type")).contains("user_id");
        assertThat(call.parameter("target_id")).contains(KapiAbility.USER.subject());
        assertThat(call.query().toString() + call.body()).doesNotContain(bed.kakao.adminKey());
    }

    @ParameterizedTest
    @MethodSource("bySubject")
    void withoutAdminKeyNobodyIsAskedBySubject(KapiAbility ability) {
        ConnectorException refusal = refusalOf(() -> ability.use().by(bed.connector, BY_SUBJECT));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.step()).isEqualTo(ability.step());
        assertThat(refusal).hasMessageContaining("admin key");
        assertThat(bed.kakao.count()).isZero();
    }

    @ParameterizedTest
    @MethodSource("bySubject")
    void aWrongAdminKeyIsTheOperatorsTurn(KapiAbility ability) {
        String key = "0123456789abcdef0123456789abcdef";
        KakaoBed wrong = KapiAbility.withAdminKey(bed, key);

        ConnectorException refusal = refusalOf(() -> ability.use().by(wrong.connector, BY_SUBJECT));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.providerCode()).contains("-401");
        assertThat(printed(refusal)).doesNotContain(key);
    }

    @ParameterizedTest
    @MethodSource("bySubject")
    void anAdminKeyWithoutThisCallIsTheOperatorsTurn(KapiAbility ability) {
        KakaoBed weak = KapiAbility.withAdminKey(bed, bed.kakao.addAdminKey("/v1/other"));

        ConnectorException refusal = refusalOf(() -> ability.use().by(weak.connector, BY_SUBJECT));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.providerCode()).contains("-3");
    }

    @ParameterizedTest
    @MethodSource("bySubject")
    void whatIsNoKakaoIdIsNotSent(KapiAbility ability) {
        UserRef user = UserRef.bySubject("1&target_id=2");

        assertThatIllegalArgumentException().isThrownBy(() -> ability.use().by(admin.connector, user));

        assertThat(bed.kakao.count()).isZero();
    }

    @ParameterizedTest
    @MethodSource("all")
    void anAnswerAboutTheTokensOwnerIsRefusedIfThatIsSomebodyElse(KapiAbility ability) {
        UserRef user = KapiAbility.freshUser(bed);
        bed.kakao.inject(ability.path(), Fault.answer(200, ABOUT_SOMEBODY_ELSE));

        ConnectorException refusal = refusalOf(() -> ability.use().by(bed.connector, user));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(ability.step());
        assertThat(bed.kakao.count(ability.path())).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("bySubject")
    void anAnswerAboutAnotherSubjectIsUnexpected(KapiAbility ability) {
        bed.kakao.inject(ability.path(), Fault.answer(200, ABOUT_SOMEBODY_ELSE));

        ConnectorException refusal = refusalOf(() -> ability.use().by(admin.connector, BY_SUBJECT));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    @ParameterizedTest
    @MethodSource("all")
    void anExpiredAccessTokenIsThePersonsTurn(KapiAbility ability) {
        UserRef user = KapiAbility.freshUser(bed);
        bed.clock.advance(Duration.ofHours(7));

        ConnectorException refusal = refusalOf(() -> ability.use().by(bed.connector, user));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.providerCode()).contains("-401");
        assertThat(refusal.step()).isEqualTo(ability.step());
    }

    /** As after a native sign-in. The admin key does not stand in. */
    @ParameterizedTest
    @MethodSource("all")
    void tokensWithoutAccessTokenAreRefusedWithoutACall(KapiAbility ability) {
        TokenSet none = TokenSet.builder().build();
        UserRef user = UserRef.byTokens(none, KapiAbility.USER.subject());

        ConnectorException refusal = refusalOf(() -> ability.use().by(admin.connector, user));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(bed.kakao.count()).isZero();
    }

    private static RecordedCall onlyCall(KapiAbility ability) {
        int questionsBefore = bed.kakao.count(KakaoPaths.TOKEN_INFORMATION); // before what cannot be undone
        assertThat(bed.kakao.calls()).hasSize(1 + questionsBefore);
        RecordedCall call = bed.kakao.calls(ability.path()).get(0);
        assertThat(call.method()).isEqualTo(ability.isPost() ? "POST" : "GET");
        return call;
    }
}
