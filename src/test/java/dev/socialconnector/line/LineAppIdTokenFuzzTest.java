package dev.socialconnector.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.fuzzing.FixedCurveKey;
import dev.socialconnector.fuzzing.FuzzedSignIn;
import dev.socialconnector.fuzzing.FuzzedSignIn.Accepted;
import dev.socialconnector.fuzzing.Untrusted;
import java.util.List;
import org.junit.jupiter.api.Test;

/** C1 to C8, H3: whatever LINE signs with its own key, for apps. */
class LineAppIdTokenFuzzTest {
    private static final String CHANNEL = "1234567890";
    private static final FuzzedSignIn SIGN_IN = new FuzzedSignIn(
                    new FixedCurveKey(),
                    context -> new LineConnector(
                            LineConfig.of(CHANNEL, "0f1e2d3c4b5a69788796a5b4c3d2e1f0")
                                    .withNativeClientIds(List.of(CHANNEL)),
                            context))
            .publishingKeysAt("/oauth2/v2.1/certs");

    @FuzzTest
    void whatLineDidNotSayToAnAppIsNoLogin(byte[] input) {
        SIGN_IN.byApp(input).ifPresent(LineAppIdTokenFuzzTest::require);
    }

    @Test
    void whatLineSaysToAnAppIsALogin() {
        byte[] said = Untrusted.seed(getClass(), "whatLineDidNotSayToAnAppIsNoLogin/good");

        assertThat(SIGN_IN.byApp(said)).isPresent();
    }

    private static void require(Accepted login) {
        login.requireAudience(CHANNEL);
        assertThat(login.text("iss")).isEqualTo("https://access.line.me");
        assertThat(login.login().profile().subject()).isEqualTo(login.text("sub"));
        assertThat(login.hasVerifiedEmail()).isFalse();
    }
}
