package dev.socialconnector.apple;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.fuzzing.MadeJwt;
import dev.socialconnector.fuzzing.Untrusted;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** H3: whatever an administrator enters for the text of the .p8 file. It makes client secrets for Apple, or the form refuses it. */
class AppleClientSecretFuzzTest {
    private static final SettableClock CLOCK = new SettableClock();

    @FuzzTest
    void aPrivateKeyMakesClientSecretsOrIsRefused(byte[] input) {
        settings(input).ifPresent(AppleClientSecretFuzzTest::requireClientSecret);
    }

    @Test
    void theTextOfAFileIsAKey() {
        assertThat(settings(Untrusted.seed(getClass(), "aPrivateKeyMakesClientSecretsOrIsRefused/pem")))
                .isPresent();
    }

    private static Optional<AppleConfig> settings(byte[] privateKey) {
        ConnectorConfig form = ConnectorConfig.of(Map.of(
                "clientId", "client-1",
                "teamId", "TEAM123456",
                "keyId", "KEY1234567",
                "privateKey", new String(privateKey, StandardCharsets.UTF_8)));
        return Untrusted.accepted(() -> AppleConfig.of(form));
    }

    private static void requireClientSecret(AppleConfig config) {
        MadeJwt secret = MadeJwt.of(new AppleClientSecret(config, CLOCK).get());
        long now = CLOCK.instant().getEpochSecond();

        assertThat(secret.header().toString()).isEqualTo("{\"kid\":\"KEY1234567\",\"typ\":\"JWT\",\"alg\":\"ES256\"}");
        assertThat(secret.payload().size()).isEqualTo(5);
        assertThat(secret.payload().get("iss").textValue()).isEqualTo("TEAM123456");
        assertThat(secret.payload().get("sub").textValue()).isEqualTo("client-1");
        assertThat(secret.payload().get("aud").textValue()).isEqualTo("https://appleid.apple.com");
        assertThat(secret.payload().get("exp").longValue()).isEqualTo(now + 300);
        assertThat(config.toString()).doesNotContain(Untrusted.SECRET);
    }
}
