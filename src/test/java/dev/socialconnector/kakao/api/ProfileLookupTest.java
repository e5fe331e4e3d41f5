package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.Consent.State;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.kakao.capability.KakaoProfileLookup;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles read after the sign-in: by tokens, by subject, whole and in part, and never another person's. */
final class ProfileLookupTest {
    private static final String SUBJECT = KakaoUsers.JIU.subject();

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start().withAdminKey();

    private final KakaoProfileLookup profiles = bed.can(KakaoProfileLookup.class);

    @Test
    void byTokensAndBySubjectItIsTheSameProfile() {
        SocialProfile atSignIn = bed.signIn().profile();
        TokenSet tokens = bed.signIn().tokens();

        SocialProfile byTokens = profiles.profile(UserRef.byTokens(tokens, SUBJECT));
        SocialProfile bySubject = profiles.profile(UserRef.bySubject(SUBJECT));

        assertThat(byTokens).isEqualTo(atSignIn);
        assertThat(bySubject).isEqualTo(atSignIn);
        assertThat(bySubject.picture().orElseThrow()).hasScheme("https");
    }

    @Test
    void theLargestIdIsExact() {
        SocialProfile profile = profiles.profile(UserRef.bySubject("9223372036854775807"));

        assertThat(profile.subject()).isEqualTo("9223372036854775807");
    }

    @Test
    void aPartIsAskedForByItsKeys() {
        SocialProfile part =
                profiles.profile(UserRef.bySubject(SUBJECT), List.of("kakao_account.email", "properties."));

        assertThat(part.email().orElseThrow().verified()).isTrue();
        assertThat(part.nickname()).isEmpty();
        assertThat(part.consent("account_email").state()).isEqualTo(State.GRANTED);
        assertThat(part.consent("gender").state()).isEqualTo(State.NOT_CONFIGURED);
        assertThat(part.claims()).containsKey("properties");
        assertThat(bed.kakao.calls(KakaoPaths.USER_ME).get(0).parameter("property_keys"))
                .hasValue("[\"kakao_account.email\",\"properties.\"]");
    }

    @Test
    void anotherPersonsTokensAreRefused() {
        TokenSet tokens = bed.signIn(KakaoUsers.EMOJI).tokens();

        ConnectorException refusal = refusalOf(() -> profiles.profile(UserRef.byTokens(tokens, SUBJECT)));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
        assertThat(refusal).hasMessageNotContaining(SUBJECT).hasMessageNotContaining(KakaoUsers.EMOJI.subject());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":77}", "{\"id\":\"3891047281\"}", "{}"})
    void anAnswerThatIsNotAboutThemIsRefused(String answer) {
        bed.kakao.inject(KakaoPaths.USER_ME, Fault.answer(200, answer));

        ConnectorException refusal = refusalOf(() -> profiles.profile(UserRef.bySubject(SUBJECT)));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    @Test
    void aPersonWhoIsNotLinkedHasToSignInFirst() {
        UserRef newcomer = UserRef.bySubject(KakaoUsers.NEWCOMER.subject());

        ConnectorException refusal = refusalOf(() -> profiles.profile(newcomer));

        assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_REQUIRED);
        assertThat(refusal.providerCode()).hasValue("-101");
    }

    /** It would end up in an address, beside the admin key. */
    @ParameterizedTest
    @ValueSource(strings = {"jiu", "-7", "07", "7&target_id=8", "99999999999999999999", "٧"})
    void aSubjectThatIsNoKakaoIdIsAMistake(String subject) {
        assertThatThrownBy(() -> profiles.profile(UserRef.bySubject(subject)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(subject);
        assertThat(bed.kakao.count()).isZero();
    }
}
