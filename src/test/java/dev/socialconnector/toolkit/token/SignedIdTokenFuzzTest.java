package dev.socialconnector.toolkit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.fuzzing.AnotherReader;
import dev.socialconnector.fuzzing.FixedKey;
import dev.socialconnector.fuzzing.SignedInput;
import dev.socialconnector.fuzzing.Untrusted;
import java.time.Instant;

/**
 * C1 to C8: whatever an issuer signs. The first line of the input is the header, the rest the payload; both are signed as they are.
 */
class SignedIdTokenFuzzTest {
    private static final FixedIssuer ISSUER = new FixedIssuer();

    @FuzzTest
    void whatIsAcceptedFitsInEveryPart(byte[] input) {
        SignedInput token = SignedInput.of(input);

        ConnectorException refusal = catchThrowableOfType(
                ConnectorException.class, () -> ISSUER.verify(token.withoutSignature(FixedIssuer.KEY)));

        Untrusted.requireSilent(refusal);
        if (refusal.toString().endsWith("its signature is wrong")) {
            requireHeader(AnotherReader.read(token.header()));
            requireClaims(AnotherReader.read(token.payload()), ISSUER.verify(token.signedBy(FixedIssuer.KEY)));
        }
    }

    private static void requireHeader(JsonNode header) {
        assertThat(header.get("alg").textValue()).isEqualTo("RS256");
        assertThat(header.path("kid").asText(FixedKey.ID)).isEqualTo(FixedKey.ID);
        assertThat(header.path("typ").asText("JWT")).isEqualToIgnoringCase("JWT");
        assertThat(header.has("crit") || header.has("b64") || header.has("zip")).isFalse();
    }

    private static void requireClaims(JsonNode payload, IdTokenClaims claims) {
        assertThat(payload.get("iss").textValue()).isEqualTo(FixedIssuer.NAME).isEqualTo(claims.issuer());
        assertThat(payload.get("sub").textValue()).isEqualTo(claims.subject()).isNotBlank();
        assertThat(payload.get("nonce").textValue()).isEqualTo(FixedIssuer.NONCE);
        assertThat(payload.get("aud").isTextual() || payload.get("aud").isArray())
                .isTrue();
        assertThat(claims.audience()).containsAnyOf(FixedIssuer.CLIENT, "client-2");
        if (!payload.hasNonNull("azp")) {
            assertThat(claims.audience()).isSubsetOf(FixedIssuer.CLIENT, "client-2");
        }
        assertThat(payload.path("azp").asText(FixedIssuer.CLIENT)).isIn(FixedIssuer.CLIENT, "client-2");
        requireTime(payload, "iat", claims.issuedAt());
        requireTime(payload, "exp", claims.expiresAt());
        assertThat(claims.issuedAt())
                .isBetween(ISSUER.now.minusSeconds(660), ISSUER.now.plusSeconds(60))
                .isBefore(claims.expiresAt());
        assertThat(claims.expiresAt()).isAfter(ISSUER.now.minusSeconds(60));
        assertThat(claims.claims()).hasSize(payload.size());
    }

    private static void requireTime(JsonNode payload, String name, Instant time) {
        assertThat(payload.get(name).isNumber()).isTrue();
        assertThat((long) payload.get(name).doubleValue()).isEqualTo(time.getEpochSecond());
    }
}
