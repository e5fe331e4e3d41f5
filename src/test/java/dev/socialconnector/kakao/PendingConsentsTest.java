package dev.socialconnector.kakao;

import static dev.socialconnector.kakao.KakaoAnswers.profileOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.testing.KakaoUsers;
import java.net.URI;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** E4: what is still to be agreed to can be handed straight back to {@code begin}. */
class PendingConsentsTest {
    private static KakaoBed bed;

    @BeforeAll
    static void start() {
        bed = KakaoBed.make();
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    /** E4. */
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
        assertThat(scopesOf(request)).contains("openid").containsAll(pending).hasSize(pending.size() + 1);
    }

    /** E4. */
    @Test
    void theSecondSignInBringsWhatTheFirstLacked() {
        SocialProfile first = bed.signIn(KakaoUsers.JIU.name()).profile();

        SocialLogin second =
                bed.signIn(KakaoUsers.JIU.name(), KakaoBed.options().scopes(first.pendingConsents()));

        assertThat(first.pendingConsents()).containsExactlyInAnyOrder("birthyear", "birthday", "account_ci");
        assertThat(first.birthDate()).isEmpty();
        assertThat(second.profile().pendingConsents()).isEmpty();
        assertThat(second.profile().birthDate().orElseThrow().date().orElseThrow())
                .isEqualTo("2000-02-29");
        assertThat(second.idToken()).isPresent();
    }

    /** E4. */
    @Test
    void nothingPendingAsksForNothingAndStillBringsAnIdToken() {
        SocialProfile complete = bed.signIn(KakaoUsers.MINIMAL.name()).profile();

        AuthorizationRequest request = bed.connector.begin(KakaoBed.options().scopes(complete.pendingConsents()));
        SocialLogin login = bed.connector.complete(
                KakaoBed.callback(bed.kakao.approve(request.uri(), KakaoUsers.MINIMAL.name())), request.session());

        assertThat(parameterOf(request, "scope")).isNull();
        assertThat(login.idToken()).isPresent();
    }

    /** E4. There {@code openid} would be KOE205 on Kakao's own page. */
    @Test
    void pendingConsentsWorkWhereOpenIdConnectIsSwitchedOff() {
        try (KakaoBed plain = KakaoBed.make()) {
            plain.kakao.app().openIdConnect(false);
            SocialProfile first = plain.signIn(KakaoUsers.NO_EMAIL.name()).profile();

            SocialProfile second = plain.signIn(
                            KakaoUsers.NO_EMAIL.name(), KakaoBed.options().scopes(first.pendingConsents()))
                    .profile();

            assertThat(first.pendingConsents()).containsExactly("account_email");
            assertThat(second.email().orElseThrow().verified()).isTrue();
        }
    }

    /** A7. The address is in the browser's hands: who takes {@code openid} out of it takes it from nobody else. */
    @Test
    void anEditedAddressDoesNotTakeOpenIdConnectFromOthers() {
        try (KakaoBed shared = KakaoBed.make().with(config -> config.withScopes(List.of("account_email")))) {
            shared.signIn(KakaoUsers.JIU.name());
            AuthorizationRequest request = shared.connector.begin(KakaoBed.options());
            URI edited = URI.create(request.uri().toString().replace("openid%20", ""));

            SocialLogin ownLogin = shared.connector.complete(
                    KakaoBed.callback(shared.kakao.approve(edited, KakaoUsers.JIU.name())), request.session());
            AuthorizationRequest next = shared.connector.begin(KakaoBed.options());

            assertThat(ownLogin.idToken()).isEmpty();
            assertThat(scopesOf(next)).contains("openid");
        }
    }

    private static List<String> scopesOf(AuthorizationRequest request) {
        String scope = parameterOf(request, "scope");
        return scope == null ? List.of() : List.of(scope.split(" ", -1));
    }

    private static @Nullable String parameterOf(AuthorizationRequest request, String name) {
        return HttpUrl.get(request.uri().toString()).queryParameter(name);
    }
}
