package dev.socialconnector.apple;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.fuzzing.FixedCurveKey;
import dev.socialconnector.fuzzing.FixedKey;
import dev.socialconnector.fuzzing.FuzzedSignIn;
import dev.socialconnector.fuzzing.FuzzedSignIn.Accepted;
import dev.socialconnector.fuzzing.Untrusted;
import java.util.List;
import org.junit.jupiter.api.Test;

/** C1 to C8, H3: whatever Apple signs, for the web and for apps. */
class AppleIdTokenFuzzTest {
    private static final String CLIENT = "client-1";
    private static final String APP = "app-1";
    /** The SHA-256 of {@link FuzzedSignIn#NONCE}, as apps put it into their requests. */
    private static final String HASHED_NONCE = "0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a";

    private static final FuzzedSignIn SIGN_IN = new FuzzedSignIn(
                    new FixedKey(),
                    context -> new AppleConnector(
                            AppleConfig.builder(CLIENT, "TEAM123456", "KEY1234567", new FixedCurveKey().privateJwk())
                                    .bundleIds(List.of(APP))
                                    .build(),
                            context))
            .publishingKeysAt("/auth/keys")
            .takingNonce(HASHED_NONCE);

    @FuzzTest
    void whatAppleDidNotSayIsNoLogin(byte[] input) {
        SIGN_IN.byCode(input, "/auth/token").ifPresent(login -> {
            require(login, CLIENT);
            assertThat(login.text("nonce")).isEqualTo(FuzzedSignIn.NONCE);
        });
        SIGN_IN.byApp(input).ifPresent(login -> require(login, APP));
    }

    @Test
    void whatAppleSaysIsALogin() {
        byte[] said = Untrusted.seed(getClass(), "whatAppleDidNotSayIsNoLogin/good");

        assertThat(SIGN_IN.byCode(said, "/auth/token")).isPresent();
        assertThat(SIGN_IN.byApp(Untrusted.seed(getClass(), "whatAppleDidNotSayIsNoLogin/for-an-app")))
                .isPresent();
    }

    private static void require(Accepted login, String audience) {
        login.requireAudience(audience);
        assertThat(login.text("iss")).isIn("https://appleid.apple.com", "https://account.apple.com");
        assertThat(login.login().profile().subject()).isEqualTo(login.text("sub"));
        assertThat(login.login().profile().name()).isEmpty();
        if (login.hasVerifiedEmail()) {
            assertThat(login.text("email")).isNotBlank();
            assertThat(login.payload().path("email_verified").asText()).isEqualToIgnoringCase("true");
        }
    }
}
