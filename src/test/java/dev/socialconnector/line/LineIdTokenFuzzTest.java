package dev.socialconnector.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.fuzzing.FixedSecret;
import dev.socialconnector.fuzzing.FuzzedSignIn;
import dev.socialconnector.fuzzing.FuzzedSignIn.Accepted;
import dev.socialconnector.fuzzing.Untrusted;
import org.junit.jupiter.api.Test;

/** C1 to C8, H3: whatever LINE signs with the channel secret, for the web. */
class LineIdTokenFuzzTest {
    private static final String CHANNEL = "1234567890";
    private static final String CHANNEL_SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final FuzzedSignIn SIGN_IN = new FuzzedSignIn(
            new FixedSecret(CHANNEL_SECRET),
            context -> new LineConnector(LineConfig.of(CHANNEL, CHANNEL_SECRET), context));

    @FuzzTest
    void whatLineDidNotSayIsNoLogin(byte[] input) {
        SIGN_IN.byCode(input, "/oauth2/v2.1/token").ifPresent(LineIdTokenFuzzTest::require);
    }

    @Test
    void whatLineSaysIsALogin() {
        byte[] said = Untrusted.seed(getClass(), "whatLineDidNotSayIsNoLogin/good");

        assertThat(SIGN_IN.byCode(said, "/oauth2/v2.1/token")).isPresent();
    }

    private static void require(Accepted login) {
        login.requireAudience(CHANNEL);
        assertThat(login.text("iss")).isEqualTo("https://access.line.me");
        assertThat(login.login().profile().subject()).isEqualTo(login.text("sub"));
        assertThat(login.hasVerifiedEmail()).isFalse();
    }
}
