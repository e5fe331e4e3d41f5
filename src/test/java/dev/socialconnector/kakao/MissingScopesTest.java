package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.kakao.settings.OpenIdConnectMode;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person did not agree to, although they were asked. */
final class MissingScopesTest {
    private static final List<String> ASKED =
            List.of("openid", "profile_nickname", "account_email", "phone_number", "talk_message");

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    @BeforeEach
    void forgetTheNewcomer() {
        bed.kakao.put(KakaoUsers.NEWCOMER);
    }

    /** Kakao documents {@code scope} in the token answer as optional; without it, the profile's consents tell. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itIsWhatWasNotGranted(boolean scopeInTokenAnswer) {
        bed.kakao.app().scopeInTokenAnswer(scopeInTokenAnswer);

        SocialLogin login = signInAgreeingTo("profile_nickname", "account_email");

        assertThat(login.tokens().scopes().isPresent()).isEqualTo(scopeInTokenAnswer);
        assertThat(login.missing(ASKED)).containsExactly("phone_number", "talk_message");
        assertThat(login.missing(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onceAgreedToItIsMissingNoMore(boolean scopeInTokenAnswer) {
        bed.kakao.app().scopeInTokenAnswer(scopeInTokenAnswer);
        Set<String> missing = signInAgreeingTo("profile_nickname").missing(List.of("phone_number", "birthday"));

        SocialLogin login = bed.signIn(KakaoUsers.NEWCOMER, KakaoBed.options().scopes(missing));

        assertThat(missing).containsExactly("phone_number", "birthday");
        assertThat(login.missing(missing)).isEmpty();
    }

    @Test
    void anIdTokenThatDidNotComeIsMissing() {
        KakaoBed off = bed.with(config -> config.withOpenIdConnect(OpenIdConnectMode.OFF));

        SocialLogin login = off.signIn();

        assertThat(login.missing(List.of("openid"))).containsExactly("openid");
    }

    private static SocialLogin signInAgreeingTo(String... scopes) {
        AuthorizationRequest request = bed.begin();
        String query = bed.kakao
                .approve(request.uri(), KakaoUsers.NEWCOMER.name(), Set.of(scopes))
                .getRawQuery();
        return bed.complete(query, request.session());
    }
}
