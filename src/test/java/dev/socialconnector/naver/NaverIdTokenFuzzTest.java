package dev.socialconnector.naver;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.fuzzing.FixedKey;
import dev.socialconnector.fuzzing.FuzzedSignIn;
import dev.socialconnector.fuzzing.FuzzedSignIn.Accepted;
import dev.socialconnector.fuzzing.Untrusted;
import org.junit.jupiter.api.Test;

/** C1 to C8, H3: whatever Naver signs. Its profile is always the same person's. */
class NaverIdTokenFuzzTest {
    private static final String CLIENT = "client-1";
    private static final String SUBJECT = "3891047281";
    private static final FuzzedSignIn SIGN_IN = new FuzzedSignIn(
                    new FixedKey(), context -> new NaverConnector(NaverConfig.of(CLIENT, "client-secret"), context))
            .publishingKeysAt("/oauth2/jwks")
            .takingNonce("") // Naver does not say whether it sends one
            .answering(
                    "/v1/nid/me",
                    "{\"resultcode\":\"00\",\"message\":\"success\",\"response\":{\"id\":\"" + SUBJECT
                            + "\",\"email\":\"jiu@naver.com\"}}");

    @FuzzTest
    void whatNaverDidNotSayIsNoLogin(byte[] input) {
        SIGN_IN.byCode(input, "/oauth2/token").ifPresent(NaverIdTokenFuzzTest::require);
    }

    @Test
    void whatNaverSaysIsALogin() {
        byte[] said = Untrusted.seed(getClass(), "whatNaverDidNotSayIsNoLogin/good");

        assertThat(SIGN_IN.byCode(said, "/oauth2/token")).isPresent();
    }

    private static void require(Accepted login) {
        login.requireAudience(CLIENT);
        assertThat(login.text("iss")).isEqualTo("https://nid.naver.com");
        assertThat(login.text("sub")).isEqualTo(SUBJECT);
        assertThat(login.login().profile().subject()).isEqualTo(SUBJECT);
        assertThat(login.hasVerifiedEmail()).isFalse();
    }
}
