package dev.socialconnector.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.Fault;
import org.junit.jupiter.api.Test;

/** C6, C11. Who comes out of a sign-in. */
interface LoginContract extends ContractPart {
    /** The subject is the person's key, so it may not change. */
    @Test
    default void theSamePersonHasTheSameSubject() {
        SocialLogin first = bed().signIn();
        SocialLogin second = bed().signIn();

        assertThat(first.profile().subject())
                .isNotBlank()
                .isEqualTo(second.profile().subject());
        assertThat(first.tokens().accessToken()).isPresent();
    }

    /** Who begins for somebody gets nobody else. */
    @Test
    default void onlyTheExpectedPersonSignsIn() {
        String subject = bed().signIn().profile().subject();

        SocialLogin login = signIn(bed().options().expecting(subject));
        ConnectorException refusal =
                Refusals.refusalOf(() -> signIn(bed().options().expecting(subject + "0")));

        assertThat(login.profile().subject()).isEqualTo(subject);
        assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_REQUIRED);
    }

    /** A connector that cannot do it says so before the person leaves. */
    @Test
    default void aSignInWithoutProfileIsRefusedAtOnceOrWorks() {
        AuthorizationOptions bare = bed().options().withoutProfile();
        Throwable refusal = catchThrowable(() -> bed().connector.begin(bare));

        if (refusal == null) {
            assertThat(signIn(bare).idToken()).isPresent();
        } else {
            assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** C11. Whoever holds an ID token believes it. */
    @Test
    default void noIdTokenIsHandedOutUnverified() {
        String forged = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.AAAA";
        bed().relay.spoil(bed().exchangePath(), Fault.withMember("id_token", forged));

        SocialLogin[] login = new SocialLogin[1];
        Throwable refusal = catchThrowable(() -> login[0] = bed().signIn());

        if (refusal == null) {
            assertThat(login[0].idToken()).isEmpty();
            assertThat(login[0].tokens().idToken()).isEmpty();
        } else {
            assertThat(refusal).isInstanceOfSatisfying(ConnectorException.class, failure -> assertThat(failure.reason())
                    .isEqualTo(Reason.INVALID_ID_TOKEN));
        }
    }

    private SocialLogin signIn(AuthorizationOptions options) {
        AuthorizationRequest request = bed().connector.begin(options);
        return bed().complete(bed().agreed(request), request.session());
    }
}
