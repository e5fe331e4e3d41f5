package dev.socialconnector.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.fuzzing.FixedKey;
import dev.socialconnector.fuzzing.FuzzedSignIn;
import dev.socialconnector.fuzzing.FuzzedSignIn.Accepted;
import dev.socialconnector.fuzzing.Untrusted;
import dev.socialconnector.testing.microsoft.MicrosoftEmulator;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** C1 to C8, H3: whatever Microsoft signs for accounts of all tenants but personal ones. */
class MicrosoftIdTokenFuzzTest {
    private static final String CLIENT = "client-1";
    private static final FuzzedSignIn SIGN_IN = new FuzzedSignIn(
                    new FixedKey(),
                    context -> new MicrosoftConnector(
                            MicrosoftConfig.builder("organizations", CLIENT, "client-secret")
                                    .build(),
                            context))
            .publishingKeysAt("/organizations/discovery/v2.0/keys");

    @FuzzTest
    void whatMicrosoftDidNotSayIsNoLogin(byte[] input) {
        SIGN_IN.byCode(input, "/organizations/oauth2/v2.0/token").ifPresent(MicrosoftIdTokenFuzzTest::require);
    }

    @Test
    void whatMicrosoftSaysIsALogin() {
        byte[] said = Untrusted.seed(getClass(), "whatMicrosoftDidNotSayIsNoLogin/good");

        assertThat(SIGN_IN.byCode(said, "/organizations/oauth2/v2.0/token")).isPresent();
    }

    private static void require(Accepted login) {
        login.requireAudience(CLIENT);
        String tenant = login.text("tid");
        assertThat(MicrosoftTenant.isId(tenant)).isTrue();
        assertThat(tenant).isNotEqualToIgnoringCase(MicrosoftEmulator.PERSONAL);
        assertThat(login.text("iss")).isEqualTo("https://login.microsoftonline.com/" + tenant + "/v2.0");
        assertThat(login.text("oid")).isNotBlank();
        assertThat(login.login().profile().subject()).isEqualTo(tenant + "." + login.text("oid"));
        if (login.hasVerifiedEmail()) {
            assertThat(login.text("email")).isNotBlank();
            assertThat(login.payload().get("xms_edov").asText().toLowerCase(Locale.ROOT))
                    .isIn("1", "true");
        }
    }
}
