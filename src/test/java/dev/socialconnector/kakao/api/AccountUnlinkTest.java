package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Unlinking, as often as it takes. */
final class AccountUnlinkTest {
    private static final String JIU = KakaoUsers.JIU.name();
    private static final String SUBJECT = KakaoUsers.JIU.subject();

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start().withAdminKey();

    private final AccountUnlink unlink = bed.can(AccountUnlink.class);

    @BeforeEach
    void link() {
        bed.kakao.put(KakaoUsers.JIU);
    }

    @Test
    void byTokensTheLinkAndItsConsentsEnd() {
        TokenSet tokens = bed.signIn().tokens();

        unlink.unlink(UserRef.byTokens(tokens, SUBJECT));

        assertThat(bed.kakao.isLinked(JIU)).isFalse();
        assertThat(bed.kakao.consents(JIU)).isEmpty();
        assertThat(refusalOf(() -> bed.profile(tokens)).reason()).isEqualTo(Reason.INVALID_TOKEN);
    }

    @Test
    void bySubjectTheLinkEndsToo() {
        unlink.unlink(UserRef.bySubject(SUBJECT));

        assertThat(bed.kakao.isLinked(JIU)).isFalse();
    }

    @Test
    void twiceIsNotAnError() {
        unlink.unlink(UserRef.bySubject(SUBJECT));

        assertThatCode(() -> unlink.unlink(UserRef.bySubject(SUBJECT))).doesNotThrowAnyException();
        assertThat(bed.kakao.count(KakaoPaths.UNLINK)).isEqualTo(2);
    }

    @Test
    void aPersonWhoWasNeverLinkedIsNotAnError() {
        UserRef newcomer = UserRef.bySubject(KakaoUsers.NEWCOMER.subject());

        assertThatCode(() -> unlink.unlink(newcomer)).doesNotThrowAnyException();
    }

    /** Kakao usually ends the tokens with the link; where it has not yet, it says that nobody is linked. */
    @Test
    void byTokensNotLinkedIsNotAnErrorEither() {
        TokenSet tokens = bed.signIn().tokens();
        bed.kakao.inject(KakaoPaths.UNLINK, Fault.kapiError(400, -101, "NotRegisteredUserException"));

        assertThatCode(() -> unlink.unlink(UserRef.byTokens(tokens, SUBJECT))).doesNotThrowAnyException();
    }

    /** What cannot be undone is not done before it is known for whom. */
    @Test
    void anotherPersonsTokensUnlinkNobody() {
        TokenSet tokens = bed.signIn().tokens();

        ConnectorException refusal = refusalOf(() -> unlink.unlink(UserRef.byTokens(tokens, "777000777")));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.UNLINK);
        assertThat(bed.kakao.count(KakaoPaths.UNLINK)).isZero();
        assertThat(bed.kakao.isLinked("jiu")).isTrue();
    }

    /** With the tokens gone, only the application can ask again. */
    @Test
    void afterALostAnswerItMayBeTriedAgainBySubject() {
        TokenSet tokens = bed.signIn().tokens();
        bed.kakao.inject(KakaoPaths.UNLINK, 1, Fault.loseAnswer());

        ConnectorException lost = refusalOf(() -> unlink.unlink(UserRef.byTokens(tokens, SUBJECT)));
        int sent = bed.kakao.count(KakaoPaths.UNLINK);
        ConnectorException ended = refusalOf(() -> unlink.unlink(UserRef.byTokens(tokens, SUBJECT)));
        unlink.unlink(UserRef.bySubject(SUBJECT));

        assertThat(lost.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(sent).isEqualTo(1);
        assertThat(ended.reason()).isEqualTo(Reason.INVALID_TOKEN);
    }

    @Test
    void anyOtherRefusalIsOne() {
        bed.kakao.inject(KakaoPaths.UNLINK, Fault.kapiError(400, -103, "text"));

        ConnectorException refusal = refusalOf(() -> unlink.unlink(UserRef.bySubject(SUBJECT)));

        assertThat(refusal.reason()).isEqualTo(Reason.ACCOUNT_RESTRICTED);
        assertThat(refusal.step()).isEqualTo(Step.UNLINK);
        assertThat(bed.kakao.isLinked(JIU)).isTrue();
    }
}
