package dev.socialconnector.toolkit.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.fuzzing.FixedKey;
import dev.socialconnector.fuzzing.Untrusted;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** C1: a text in place of an ID token. Nobody but the issuer can sign, so that only its one token may pass. */
class IdTokenFuzzTest {
    private static final FixedIssuer ISSUER = new FixedIssuer();
    /** The seed {@code genuine} is this token. */
    private static final String GENUINE = FixedIssuer.KEY.sign(
            ("{\"kid\":\"" + FixedKey.ID + "\",\"typ\":\"JWT\",\"alg\":\"RS256\"}").getBytes(StandardCharsets.UTF_8),
            ("{\"aud\":\"client-1\",\"sub\":\"3891047281\",\"iss\":\"https://issuer.example\",\"nonce\":\"nonce-1\","
                            + "\"iat\":1780282800,\"exp\":1780304400}")
                    .getBytes(StandardCharsets.UTF_8));

    @FuzzTest
    void onlyTheGenuineTokenPasses(byte[] input) {
        String token = new String(input, StandardCharsets.UTF_8);

        Optional<IdTokenClaims> claims = Untrusted.accepted(() -> ISSUER.verify(token));

        assertThat(claims.isPresent()).isEqualTo(isGenuine(token));
        assertThat(ISSUER.downloads()).isLessThanOrEqualTo(2); // known keys, and one look for an unknown id
    }

    /** The last letter of a signature of 256 bytes has bits to spare, so that a few texts stand for the same one. */
    private static boolean isGenuine(String token) {
        return token.matches("[A-Za-z0-9_.-]+")
                && token.length() == GENUINE.length()
                && token.startsWith(GENUINE.substring(0, GENUINE.length() - 1))
                && Arrays.equals(signature(token), signature(GENUINE));
    }

    private static byte[] signature(String token) {
        return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
    }
}
