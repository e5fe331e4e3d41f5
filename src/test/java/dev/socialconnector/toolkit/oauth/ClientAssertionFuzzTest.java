package dev.socialconnector.toolkit.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.fuzzing.MadeJwt;
import dev.socialconnector.fuzzing.Untrusted;
import dev.socialconnector.testing.SettableClock;
import dev.socialconnector.toolkit.token.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** H3: whatever an administrator enters for a private key. It signs what it should, or it is refused before anybody signs in. */
class ClientAssertionFuzzTest {
    private static final SettableClock CLOCK = new SettableClock();
    private static final ConnectorContext CONTEXT =
            ConnectorContext.using(new OkHttpClient()).withClock(CLOCK);

    @FuzzTest
    void aPrivateKeySignsOrIsRefused(byte[] input) {
        key(input).ifPresent(ClientAssertionFuzzTest::requireAssertion);
    }

    @Test
    void keysInBothFormsAreKeys() {
        for (String seed : new String[] {"jwk", "jwk-rsa", "pem", "pem-rsa", "pem-in-one-line"}) {
            assertThat(key(Untrusted.seed(getClass(), "aPrivateKeySignsOrIsRefused/" + seed)))
                    .as(seed)
                    .isPresent();
        }
    }

    private static Optional<SigningKey> key(byte[] input) {
        try {
            return Optional.of(SigningKey.parse(new String(input, StandardCharsets.UTF_8), Optional.empty()));
        } catch (IllegalArgumentException refusal) {
            Untrusted.requireSilent(refusal);
            return Optional.empty();
        }
    }

    private static void requireAssertion(SigningKey key) {
        MadeJwt jwt = MadeJwt.of(new ClientAssertion(CONTEXT, "client-1", "https://issuer.example", key).get());
        long now = CLOCK.instant().getEpochSecond();

        assertThat(key.toString()).isEqualTo("SigningKey[" + key.algorithm() + "]");
        assertThat(jwt.header().get("alg").textValue())
                .isEqualTo(key.algorithm().name())
                .isIn("RS256", "ES256", "ES384", "ES512");
        assertThat(jwt.header().fieldNames()).toIterable().isSubsetOf("alg", "typ", "kid");
        assertThat(jwt.payload().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("iss", "sub", "aud", "jti", "iat", "exp");
        assertThat(jwt.payload().get("iat").longValue()).isEqualTo(now);
        assertThat(jwt.payload().get("exp").longValue()).isEqualTo(now + 300);
    }
}
