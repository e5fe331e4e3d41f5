package dev.socialconnector.toolkit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.fuzzing.AnotherReader;
import dev.socialconnector.fuzzing.SignedInput;
import dev.socialconnector.fuzzing.Untrusted;
import java.util.Optional;

/**
 * F2: whatever an issuer signs as an event. The first line of the input is the header, the rest the payload; both are signed as they
 * are.
 */
class SignedEventFuzzTest {
    private static final FixedIssuer ISSUER = new FixedIssuer();

    @FuzzTest
    void whatIsAcceptedIsAnEvent(byte[] input) {
        SignedInput token = SignedInput.of(input);

        ConnectorException refusal = catchThrowableOfType(
                ConnectorException.class, () -> ISSUER.verifyEvent(token.withoutSignature(FixedIssuer.KEY)));

        Untrusted.requireSilent(refusal);
        assertThat(refusal.providerCode().orElse(""))
                .isIn("invalid_request", "invalid_issuer", "invalid_audience", "invalid_key");
        if (refusal.toString().endsWith("its signature is wrong")) {
            String type = AnotherReader.read(token.header()).get("typ").textValue();
            assertThat(type.replaceFirst("(?i)^application/", "")).isEqualToIgnoringCase("secevent+jwt");
            requireClaims(AnotherReader.read(token.payload()), ISSUER.verifyEvent(token.signedBy(FixedIssuer.KEY)));
        }
    }

    private static void requireClaims(JsonNode payload, SecurityEventToken event) {
        assertThat(payload.get("iss").textValue()).isEqualTo(FixedIssuer.NAME);
        assertThat(payload.get("jti").textValue()).isEqualTo(event.identifier()).isNotBlank();
        assertThat(payload.get("events").size())
                .isPositive()
                .isEqualTo(event.events().size());
        assertThat(event.issuedAt()).isBetween(ISSUER.now.minusSeconds(7 * 86_400 + 60), ISSUER.now.plusSeconds(60));
        event.subject().ifPresent(subject -> assertThat(subject).isNotBlank());
        if (payload.has("sub")) {
            assertThat(event.subject())
                    .isEqualTo(Optional.ofNullable(payload.get("sub").textValue()));
        }
        assertThat(event.toString()).doesNotContain(Untrusted.SECRET);
    }
}
