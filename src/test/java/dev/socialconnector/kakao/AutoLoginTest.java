package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.kakao.KakaoAutoLogin.Fallback;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in without a page inside KakaoTalk, and what to do where that is not enough. */
final class AutoLoginTest {
    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Mobile Safari/537.36;KAKAOTALK 2410850 | true",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile KAKAOTALK 10.8.5 | true",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 | false",
                "'' | false",
                "none | false"
            })
    void kakaoTalksBrowserIsKnownByItsName(@Nullable String userAgent, boolean expected) {
        assertThat(KakaoAutoLogin.isInKakaoTalk(userAgent)).isEqualTo(expected);
    }

    @Test
    void itShowsNoPage() {
        AuthorizationRequest request = bed.connector.begin(KakaoAutoLogin.silent(KakaoBed.options()));

        assertThat(KakaoBed.parameters(request)).containsEntry("prompt", List.of("none"));
        assertThat(bed.complete(bed.approvedQuery(request), request.session())
                        .profile()
                        .subject())
                .isEqualTo(KakaoUsers.JIU.subject());
    }

    @Test
    void whoHasNotAgreedYetIsShownTheButton() {
        assertThat(KakaoAutoLogin.fallback(refused(KakaoUsers.NEWCOMER))).hasValue(Fallback.LOGIN_BUTTON);
    }

    @Test
    void whomKakaoHasToAskSignsInAsUsual() {
        EmulatedUser busy = KakaoUsers.JIU.toBuilder().interactionNeeded().build();
        bed.kakao.put(busy);

        ConnectorException failure = refused(busy);
        bed.kakao.put(KakaoUsers.JIU);

        assertThat(KakaoAutoLogin.fallback(failure)).hasValue(Fallback.SIGN_IN);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "consent_required, LOGIN_BUTTON",
                "login_required, SIGN_IN",
                "interaction_required, SIGN_IN",
                "auto_login, SIGN_IN",
                "access_denied, none",
                "server_error, none",
                "misconfigured, none",
                "made_up, none"
            })
    void eachErrorHasItsWay(String error, @Nullable Fallback expected) {
        AuthorizationRequest request = bed.connector.begin(KakaoAutoLogin.silent(KakaoBed.options()));
        String query = "error=" + error + "&state=" + request.session().state();

        ConnectorException failure = refusalOf(() -> bed.complete(query, request.session()));

        assertThat(KakaoAutoLogin.fallback(failure)).isEqualTo(Optional.ofNullable(expected));
    }

    /** What failed later had got past Kakao's page. */
    @Test
    void aFailureAfterTheCallbackHasNone() {
        ConnectorException later = ConnectorException.builder(Reason.CONSENT_REQUIRED, Step.PROFILE, "text")
                .providerCode("consent_required")
                .build();

        assertThat(KakaoAutoLogin.fallback(later)).isEmpty();
    }

    private static ConnectorException refused(EmulatedUser user) {
        AuthorizationRequest request = bed.connector.begin(KakaoAutoLogin.silent(KakaoBed.options()));
        String query = bed.approvedQuery(request, user);
        return refusalOf(() -> bed.complete(query, request.session()));
    }
}
