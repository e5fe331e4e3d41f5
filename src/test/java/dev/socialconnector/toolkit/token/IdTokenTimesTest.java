package dev.socialconnector.toolkit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.fuzzing.FixedKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C5, to the second: what the clocks' difference of a minute and the age of ten minutes allow. */
class IdTokenTimesTest {
    private static final FixedIssuer ISSUER = new FixedIssuer();

    /** Seconds from now. */
    @ParameterizedTest
    @CsvSource({
        "0, 3600, -3600",
        "0, 3600, 60",
        "0, 3600, -1780282800", // nbf is 0, as some providers fill it in
        "60, 3600, 0",
        "-660, 3600, 0",
        "-120, -59, 0",
        "0, 1, 0",
        "0, 251622017999, 0", // the last second of the year 9999
    })
    void timesWithinTheLimitsAreAccepted(long issuedAt, long expiresAt, long notBefore) {
        assertThat(ISSUER.verify(token(issuedAt, expiresAt, notBefore)).issuedAt())
                .isEqualTo(ISSUER.now.plusSeconds(issuedAt));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3600, 61, nbf",
        "61, 3600, 0, iat",
        "-661, 3600, 0, iat",
        "-120, -60, 0, exp",
        "0, 0, 0, exp",
        "50, 50, 0, exp",
        "-1780282800, 3600, 0, iat",
    })
    void timesPastTheLimitsAreRefusedByName(long issuedAt, long expiresAt, long notBefore, String claim) {
        String token = token(issuedAt, expiresAt, notBefore);

        assertThatThrownBy(() -> ISSUER.verify(token))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining(claim);
    }

    /** One second later, the year has five digits. */
    @Test
    void aTimePastTheCalendarIsNoTime() {
        String token = token(0, 251_622_018_000L, 0);

        assertThatThrownBy(() -> ISSUER.verify(token))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("exp is not a time");
    }

    private static String token(long issuedAt, long expiresAt, long notBefore) {
        long now = ISSUER.now.getEpochSecond();
        String header = "{\"kid\":\"%s\",\"alg\":\"RS256\"}".formatted(FixedKey.ID);
        String claims =
                "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"1\",\"nonce\":\"%s\",\"iat\":%d,\"exp\":%d,\"nbf\":%d}"
                        .formatted(
                                FixedIssuer.NAME,
                                FixedIssuer.CLIENT,
                                FixedIssuer.NONCE,
                                now + issuedAt,
                                now + expiresAt,
                                now + notBefore);
        return FixedIssuer.KEY.sign(header.getBytes(StandardCharsets.UTF_8), claims.getBytes(StandardCharsets.UTF_8));
    }
}
