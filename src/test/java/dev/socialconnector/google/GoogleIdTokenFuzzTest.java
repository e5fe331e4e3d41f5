package dev.socialconnector.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.fuzzing.FixedKey;
import dev.socialconnector.fuzzing.FuzzedSignIn;
import dev.socialconnector.fuzzing.FuzzedSignIn.Accepted;
import dev.socialconnector.fuzzing.Untrusted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** C1 to C8, H3: whatever Google signs, for the web and for apps. */
class GoogleIdTokenFuzzTest {
    private static final String CLIENT = "client-1";
    private static final String APP = "app-1";
    private static final FuzzedSignIn SIGN_IN = new FuzzedSignIn(
                    new FixedKey(),
                    context -> new GoogleConnector(
                            GoogleConfig.builder(CLIENT, "client-secret")
                                    .nativeClientIds(List.of(APP))
                                    .hostedDomains(List.of())
                                    .build(),
                            context))
            .publishingKeysAt("/oauth2/v3/certs");

    @FuzzTest
    void whatGoogleDidNotSayIsNoLogin(byte[] input) {
        Optional<Accepted> byCode = SIGN_IN.byCode(input, "/token");
        Optional<Accepted> byApp = SIGN_IN.byApp(input);

        byCode.ifPresent(login -> login.requireAudience(CLIENT));
        byCode.ifPresent(GoogleIdTokenFuzzTest::require);
        byApp.ifPresent(GoogleIdTokenFuzzTest::require);
        byApp.ifPresent(login ->
                assertThat(login.login().idToken().orElseThrow().audience()).containsAnyOf(CLIENT, APP));
        assertThat(byApp.isPresent() || byCode.isEmpty()).isTrue();
    }

    @Test
    void whatGoogleSaysIsALogin() {
        byte[] said = Untrusted.seed(getClass(), "whatGoogleDidNotSayIsNoLogin/good");

        assertThat(SIGN_IN.byCode(said, "/token")).isPresent();
        assertThat(SIGN_IN.byApp(said)).isPresent();
    }

    private static void require(Accepted login) {
        assertThat(login.text("iss")).isIn("https://accounts.google.com", "accounts.google.com");
        assertThat(login.login().profile().subject()).isEqualTo(login.text("sub"));
        if (login.hasVerifiedEmail()) {
            String address = login.text("email").toLowerCase(Locale.ROOT);
            boolean googles = address.endsWith("@gmail.com") || address.endsWith("@googlemail.com");
            assertThat(googles || !login.text("hd").isBlank()).isTrue();
            assertThat(login.payload().path("email_verified").asText("null")).isIn("true", "null");
        }
    }
}
