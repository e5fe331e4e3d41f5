package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ending tokens at Kakao: those of one sign-in, or all of a person. */
final class ProviderLogoutTest {
    private static final String SUBJECT = KakaoUsers.JIU.subject();

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start().withAdminKey();

    private final ProviderLogout logout = bed.can(ProviderLogout.class);

    @Test
    void byTokensOnlyThoseEnd() {
        TokenSet ended = bed.signIn().tokens();
        TokenSet other = bed.signIn().tokens();

        logout.logout(UserRef.byTokens(ended, SUBJECT));

        assertThat(refusalOf(() -> bed.profile(ended)).reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusalOf(() -> bed.refresh(ended)).reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(bed.profile(other).subject()).isEqualTo(SUBJECT);
    }

    @Test
    void bySubjectAllEnd() {
        TokenSet first = bed.signIn().tokens();
        TokenSet second = bed.signIn().tokens();
        TokenSet ofSomebodyElse = bed.signIn(KakaoUsers.EMOJI).tokens();

        logout.logout(UserRef.bySubject(SUBJECT));

        assertThat(refusalOf(() -> bed.profile(first)).reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusalOf(() -> bed.profile(second)).reason()).isEqualTo(Reason.INVALID_TOKEN);
        logout.logout(UserRef.byTokens(ofSomebodyElse, KakaoUsers.EMOJI.subject()));
    }

    @Test
    void tokensThatHaveEndedAreRefused() {
        TokenSet tokens = bed.signIn().tokens();
        logout.logout(UserRef.byTokens(tokens, SUBJECT));

        ConnectorException refusal = refusalOf(() -> logout.logout(UserRef.byTokens(tokens, SUBJECT)));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.LOGOUT);
    }

    @Test
    void tokensOfAnotherPersonAreTold() {
        TokenSet tokens = bed.signIn(KakaoUsers.EMOJI).tokens();

        ConnectorException refusal = refusalOf(() -> logout.logout(UserRef.byTokens(tokens, SUBJECT)));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal).hasMessageContaining("another subject");
    }

    @Test
    void aLostAnswerIsNotAskedForAgain() {
        TokenSet tokens = bed.signIn().tokens();
        bed.kakao.inject(KakaoPaths.LOGOUT, Fault.loseAnswer());

        ConnectorException refusal = refusalOf(() -> logout.logout(UserRef.byTokens(tokens, SUBJECT)));

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(bed.kakao.count(KakaoPaths.LOGOUT)).isEqualTo(1);
    }
}
