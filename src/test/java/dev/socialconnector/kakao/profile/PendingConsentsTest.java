package dev.socialconnector.kakao.profile;

import static dev.socialconnector.kakao.KakaoAnswers.profileOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.kakao.KakaoAnswers;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** E4. What is still to be agreed to can be handed straight back to {@code begin}. */
final class PendingConsentsTest {
    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    @Test
    void pendingConsentsBecomeTheScopesOfTheNextRequest() {
        List<String> pending = profileOf(KakaoAnswers.named("nothing-agreed")).pendingConsents();

        AuthorizationRequest request = bed.connector.begin(KakaoBed.options().scopes(pending));

        assertThat(pending)
                .containsExactlyInAnyOrder(
                        "profile_nickname",
                        "profile_image",
                        "account_email",
                        "name",
                        "phone_number",
                        "gender",
                        "age_range",
                        "birthyear",
                        "birthday",
                        "account_ci");
        assertThat(KakaoBed.scopes(request).orElseThrow())
                .contains("openid")
                .containsAll(pending)
                .hasSize(pending.size() + 1);
    }

    @Test
    void theSecondSignInBringsWhatTheFirstLacked() {
        bed.kakao.put(KakaoUsers.JIU); // as if never seen: what was agreed to before is forgotten
        SocialProfile first = bed.signIn().profile();

        SocialLogin second = bed.signIn(KakaoBed.options().scopes(first.pendingConsents()));

        assertThat(first.pendingConsents()).containsExactlyInAnyOrder("birthyear", "birthday", "account_ci");
        assertThat(first.birthDate()).isEmpty();
        assertThat(second.profile().pendingConsents()).isEmpty();
        assertThat(second.profile().birthDate().orElseThrow().date().orElseThrow())
                .isEqualTo("2000-02-29");
        assertThat(second.idToken()).isPresent();
    }

    @Test
    void nothingPendingAsksForNothingAndStillBringsAnIdToken() {
        SocialProfile complete = bed.signIn(KakaoUsers.MINIMAL).profile();

        AuthorizationRequest request = bed.connector.begin(KakaoBed.options().scopes(complete.pendingConsents()));
        SocialLogin login = bed.complete(bed.approvedQuery(request, KakaoUsers.MINIMAL), request.session());

        assertThat(KakaoBed.parameters(request)).doesNotContainKey("scope");
        assertThat(login.idToken()).isPresent();
    }

    /** There {@code openid} would be KOE205 on Kakao's own page; it is left out, because the person is known. */
    @Test
    void pendingConsentsWorkWhereOpenIdConnectIsSwitchedOff() {
        try (KakaoBed plain = KakaoBed.start()) {
            plain.kakao.app().openIdConnect(false);
            SocialProfile first = plain.signIn(KakaoUsers.NO_EMAIL).profile();

            SocialProfile second = plain.signIn(
                            KakaoUsers.NO_EMAIL,
                            KakaoBed.options().scopes(first.pendingConsents()).expecting(first.subject()))
                    .profile();

            assertThat(first.pendingConsents()).containsExactly("account_email");
            assertThat(second.email().orElseThrow().verified()).isTrue();
        }
    }
}
