package dev.socialconnector.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSObject;
import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.KeyPairs;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.apple.AppleEmulator;
import dev.socialconnector.testing.contract.Refusals;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client secret that the .p8 file makes. */
final class AppleClientSecretTest {
    @RegisterExtension
    final AppleBed bed = new AppleBed();

    @Test
    void itIsSignedForMinutesAndForApple() throws ParseException {
        bed.signIn();

        JWSObject secret = JWSObject.parse(lastSecret());
        long now = bed.clock.instant().getEpochSecond();
        assertThat(secret.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(secret.getHeader().getKeyID()).isEqualTo(bed.apple.settings().get("keyId"));
        assertThat(secret.getPayload().toJSONObject())
                .containsOnlyKeys("iss", "iat", "exp", "aud", "sub")
                .containsEntry("iss", bed.apple.settings().get("teamId"))
                .containsEntry("sub", AppleEmulator.CLIENT_ID)
                .containsEntry("aud", "https://appleid.apple.com")
                .containsEntry("iat", now)
                .containsEntry("exp", now + 300);
    }

    /** A connector that runs for a year never has an expired one. */
    @Test
    void itIsAlwaysFresh() {
        bed.signIn();
        String first = lastSecret();
        bed.clock.advance(Duration.ofDays(365));

        bed.signIn();

        assertThat(lastSecret()).isNotEqualTo(first);
    }

    @Test
    void aKeyThatAppleDoesNotKnowIsAFaultOfTheSettings() {
        AppleConnector connector = bed.with("privateKey", AppleEmulator.anotherPrivateKey());
        AuthorizationRequest request = connector.begin(AppleBed.options());

        ConnectorException refusal = Refusals.refusalOf(() -> connector.complete(
                AuthorizationCallback.fromForm(bed.apple.approve(request.uri())), request.session()));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.step()).isEqualTo(Step.CODE_EXCHANGE);
        assertThat(refusal.providerCode()).contains("invalid_client");
    }

    /** Forms join lines, and environment variables write them as two characters. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "", "\\n", "\r\n"})
    void theKeyIsReadHoweverItsLinesAreJoined(String separator) {
        Map<String, String> settings = new HashMap<>(bed.apple.settings());
        settings.computeIfPresent("privateKey", (key, pem) -> pem.strip().replace("\n", separator));

        AppleConfig config = AppleConfig.of(ConnectorConfig.of(settings));

        assertThat(config.privateKey().toString()).isEqualTo("SigningKey[ES256]");
    }

    @Test
    void onlyAKeyForES256IsOne() throws Exception {
        KeyPairGenerator longer = KeyPairGenerator.getInstance("EC");
        longer.initialize(new ECGenParameterSpec("secp384r1"));

        for (String key : new String[] {
            pem(KeyPairs.get(0).getPrivate()),
            pem(longer.generateKeyPair().getPrivate()),
            "a key of 32 bytes, which is no PEM at all"
        }) {
            Map<String, String> settings = new HashMap<>(bed.apple.settings());
            settings.put("privateKey", key);
            ConnectorException refusal = Refusals.refusalOf(() -> AppleConfig.of(ConnectorConfig.of(settings)));
            assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
            assertThat(refusal).hasMessageContaining("privateKey must be").hasMessageNotContaining(key);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AppleConfig.builder("a", "b", "c", key))
                    .withMessageNotContaining(key);
        }
    }

    @Test
    void noPartMayBeBlank() {
        String key = bed.apple.settings().getOrDefault("privateKey", "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppleConfig.builder(" ", "b", "c", key))
                .withMessage("clientId must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppleConfig.builder("a", "", "c", key))
                .withMessage("teamId must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppleConfig.builder("a", "b", " ", key))
                .withMessage("keyId must not be blank");
    }

    @Test
    void neitherKeyNorSecretIsPrinted() {
        AppleConfig config = AppleConfig.of(ConnectorConfig.of(bed.apple.settings()));
        String body = bed.apple
                .settings()
                .getOrDefault("privateKey", "")
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        AppleClientSecret secret = new AppleClientSecret(config, bed.clock);

        assertThat(config + " " + secret + " " + bed.connector.config())
                .contains(AppleEmulator.CLIENT_ID, "AppleClientSecret")
                .doesNotContain(body)
                .doesNotContain(secret.get());
    }

    private String lastSecret() {
        List<RecordedCall> calls = bed.apple.server().calls(AppleEmulator.TOKEN);
        return calls.get(calls.size() - 1).parameter("client_secret").orElseThrow();
    }

    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
