package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.kakao.settings.OpenIdConnectMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** C11. Where an ID token is due, where it is dropped, and what a sign-in takes from it. */
final class IdTokenUseTest {
    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    @Test
    void aSessionWithoutNonceIsRefusedWhereOneIsDue() {
        KakaoBed off = bed.with(config -> config.withOpenIdConnect(OpenIdConnectMode.OFF));
        AuthorizationRequest request = off.begin();

        ConnectorException refusal = bed.refusalWithoutCall(bed.approvedQuery(request), request.session());

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    @Test
    void anAddressThatTheTokenDeniesIsNotVerified() {
        bed.kakao.tampering().idTokenClaims(claims -> {
            claims.put("email_verified", false);
            return claims;
        });

        SocialLogin login = bed.signIn(KakaoBed.options().withoutProfile());

        assertThat(login.profile().email().orElseThrow().verified()).isFalse();
    }

    @Test
    void aMissingTokenFailsWhereItIsRequired() {
        bed.kakao.tampering().tokenAnswer(answer -> {
            answer.remove("id_token");
            return answer;
        });

        ConnectorException refusal = bed.with(config -> config.withOpenIdConnect(OpenIdConnectMode.REQUIRED))
                .refusal();
        SocialLogin automatic = bed.signIn();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(automatic.idToken()).isEmpty();
        assertThat(automatic.profile().subject()).isEqualTo("3891047281");
    }

    @Test
    void aTokenThatWasNotWantedIsDropped() {
        KakaoBed off = bed.with(config -> config.withOpenIdConnect(OpenIdConnectMode.OFF));
        bed.kakao.tampering().idToken(token -> "not.a.token");

        SocialLogin login = off.signIn();

        assertThat(login.idToken()).isEmpty();
        assertThat(login.tokens().idToken()).isEmpty();
    }

    @Test
    void aSignInByTheTokenAloneTakesOneRequest() {
        bed.signIn();
        bed.kakao.forgetCalls();

        SocialLogin login = bed.signIn(KakaoBed.options().withoutProfile());

        assertThat(bed.kakao.count()).isEqualTo(1);
        assertThat(login.profile().subject()).isEqualTo("3891047281");
        assertThat(login.profile().nickname()).hasValue("지우");
        assertThat(login.profile().email().orElseThrow().verified()).isTrue();
        assertThat(login.profile().picture().orElseThrow().getScheme()).isEqualTo("https");
    }

    @Test
    void theProfileCanBeFetchedAfterwards() {
        SocialLogin login = bed.signIn(KakaoBed.options().withoutProfile());

        SocialProfile profile = bed.profile(login.tokens());

        assertThat(profile.email()).isEqualTo(login.profile().email());
        assertThat(profile.pendingConsents()).isNotEmpty();
    }
}
