package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.kakao.settings.OpenIdConnectMode;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person who is asked for more consents must be the one who agrees to them. */
final class ExpectedPersonTest {
    private static final String SUBJECT = KakaoUsers.JIU.subject();
    private static final AuthorizationOptions EXPECTING = KakaoBed.options().expecting(SUBJECT);

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    @Test
    void whoIsExpectedSignsIn() {
        SocialLogin login = bed.signIn(EXPECTING);

        assertThat(login.profile().subject()).isEqualTo(SUBJECT);
    }

    /** The ID token tells, so the other person's profile is not even read. */
    @Test
    void anotherPersonIsNotLetIn() {
        ConnectorException refusal = refusalOf(() -> bed.signIn(KakaoUsers.EMOJI, EXPECTING));

        assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_REQUIRED);
        assertThat(refusal.step()).isEqualTo(Step.ID_TOKEN);
        assertThat(bed.kakao.count(KakaoPaths.USER_ME)).isZero();
        assertThat(refusal).hasMessageNotContaining(SUBJECT).hasMessageNotContaining(KakaoUsers.EMOJI.subject());
    }

    @Test
    void withoutProfileNeither() {
        ConnectorException refusal = refusalOf(() -> bed.signIn(KakaoUsers.EMOJI, EXPECTING.withoutProfile()));

        assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_REQUIRED);
    }

    @Test
    void withoutOpenIdConnectTheProfileTells() {
        KakaoBed off = bed.with(config -> config.withOpenIdConnect(OpenIdConnectMode.OFF));

        ConnectorException refusal = refusalOf(() -> off.signIn(KakaoUsers.EMOJI, EXPECTING));

        assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_REQUIRED);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
        assertThat(off.signIn(EXPECTING).profile().subject()).isEqualTo(SUBJECT);
    }

    @Test
    void theStoreKeepsWhoIsExpected() {
        AuthorizationRequest request = bed.connector.begin(EXPECTING);
        AuthorizationSession stored =
                AuthorizationSession.fromMap(request.session().toMap());

        ConnectorException refusal =
                refusalOf(() -> bed.complete(bed.approvedQuery(request, KakaoUsers.EMOJI), stored));

        assertThat(stored).isEqualTo(request.session());
        assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_REQUIRED);
    }

    @Test
    void nobodyIsTold() {
        AuthorizationRequest request = bed.connector.begin(EXPECTING);

        assertThat(request.uri().toString()).doesNotContain(SUBJECT);
        assertThat(EXPECTING + " " + request + " " + request.session()).doesNotContain(SUBJECT);
    }

    @Test
    void anEmptyExpectationIsAMistake() {
        AuthorizationOptions options = KakaoBed.options();

        assertThatThrownBy(() -> options.expecting(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expectedSubject");
    }
}
