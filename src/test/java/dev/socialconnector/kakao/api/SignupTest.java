package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.kakao.capability.KakaoSignup;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Completing the links of an application whose automatic link is off. */
final class SignupTest {
    private static final String SUBJECT = KakaoUsers.NEWCOMER.subject();

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    private final KakaoSignup signup = bed.can(KakaoSignup.class);
    private TokenSet tokens;

    @BeforeEach
    void signIn() {
        bed.kakao.app().autoLink(false).propertyKey("grade");
        SocialLogin login = bed.signIn(KakaoUsers.NEWCOMER);
        assertThat(login.profile().hasSignedUp()).contains(false);
        tokens = login.tokens();
        bed.kakao.forgetCalls();
    }

    @Test
    void theLinkIsComplete() {
        signup.signUp(tokens, SUBJECT);

        assertThat(profile().hasSignedUp()).contains(true);
        assertThat(bed.kakao.calls(KakaoPaths.SIGNUP).get(0).body()).isEmpty();
    }

    @Test
    void propertiesAreStoredAtOnce() {
        signup.signUp(tokens, SUBJECT, Map.of("grade", "gold \"24\" 금"));

        assertThat(profile().claims()).containsEntry("properties", Map.of("nickname", "새봄", "grade", "gold \"24\" 금"));
    }

    @Test
    void twiceIsNoError() {
        signup.signUp(tokens, SUBJECT);
        signup.signUp(tokens, SUBJECT, Map.of("grade", "gold"));

        assertThat(profile().hasSignedUp()).contains(true);
        assertThat(bed.kakao.count(KakaoPaths.SIGNUP)).isEqualTo(2);
    }

    /** A lost answer cannot be told from a lost request, so the same may be tried again. */
    @Test
    void aLostAnswerDoesNoHarm() {
        bed.kakao.inject(KakaoPaths.SIGNUP, 1, Fault.loseAnswer());
        ConnectorException lost = refusalOf(() -> signup.signUp(tokens, SUBJECT));

        signup.signUp(tokens, SUBJECT);

        assertThat(lost.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(profile().hasSignedUp()).contains(true);
    }

    /** Kakao's refusal does not say who is linked already. */
    @Test
    void thatSomebodyElseIsLinkedAlreadyIsNoSuccess() {
        signup.signUp(tokens, SUBJECT);

        ConnectorException refusal = refusalOf(() -> signup.signUp(tokens, "777000777"));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
    }

    @Test
    void anotherRefusalIsNoSuccess() {
        bed.kakao.inject(KakaoPaths.SIGNUP, Fault.kapiError(400, -103, "-102"));

        ConnectorException refusal = refusalOf(() -> signup.signUp(tokens, SUBJECT));

        assertThat(refusal.reason()).isEqualTo(Reason.ACCOUNT_RESTRICTED);
        assertThat(refusal.step()).isEqualTo(Step.SIGNUP);
    }

    @Test
    void anAppWithAutomaticLinkNeedsNone() {
        bed.kakao.app().autoLink(true);
        bed.kakao.put(KakaoUsers.JIU);
        TokenSet linked = bed.signIn().tokens();

        signup.signUp(linked, KakaoUsers.JIU.subject());

        assertThat(bed.kakao.count(KakaoPaths.SIGNUP)).isEqualTo(1);
    }

    @Test
    void anotherPersonsTokenIsRefused() {
        ConnectorException refusal = refusalOf(() -> signup.signUp(tokens, KakaoUsers.JIU.subject()));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
    }

    @Test
    void anUnregisteredPropertyIsNamed() {
        ConnectorException refusal =
                refusalOf(() -> signup.signUp(tokens, SUBJECT, Map.of("grade", "gold", "colour", "red")));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.providerCode()).contains("-201");
        assertThat(refusal).hasMessageContaining(": colour").hasMessageNotContaining("grade");
        assertThat(profile().hasSignedUp()).contains(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nickname", "profile_image", "thumbnail_image", "", " ", "a b", "a\nb"})
    void whatCannotBeStoredIsNotSent(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> signup.signUp(tokens, SUBJECT, Map.of(key, "x")));

        assertThat(bed.kakao.count()).isZero();
    }

    private SocialProfile profile() {
        return bed.can(ProfileLookup.class).profile(UserRef.byTokens(tokens, SUBJECT));
    }
}
