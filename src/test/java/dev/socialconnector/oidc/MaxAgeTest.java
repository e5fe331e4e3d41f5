package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.testing.contract.Refusals;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code max_age} (OpenID Connect Core sections 3.1.2.1 and 3.1.3.7, step 13): what is asked for is also checked. */
final class MaxAgeTest {
    private static final AuthorizationOptions FIVE_MINUTES = OidcBed.options().maxAge(Duration.ofMinutes(5));

    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    @Test
    void itIsSentInSeconds() {
        assertThat(bed.connector.begin(FIVE_MINUTES).uri()).hasParameter("max_age", "300");
        assertThat(bed.connector.begin(OidcBed.options().maxAge(Duration.ZERO)).uri())
                .hasParameter("max_age", "0");
        assertThat(bed.begin().uri()).hasNoParameter("max_age");
    }

    /** Clocks may be a minute apart. */
    @ParameterizedTest
    @ValueSource(longs = {0, 299, 360})
    void aRecentSignInIsAccepted(long secondsAgo) {
        authenticatedAgo(secondsAgo);

        assertThat(bed.signIn(FIVE_MINUTES).idToken()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {361, 100_000})
    void anOldSignInIsRefused(long secondsAgo) {
        authenticatedAgo(secondsAgo);

        assertRefused();
        assertThat(bed.signIn().idToken()).isPresent();
    }

    @Test
    void aTokenThatDoesNotSayWhenIsRefused() {
        assertRefused();
        bed.provider.idTokenClaims(Map.of("auth_time", "yesterday"));
        assertRefused();
    }

    @Test
    void nobodyAsksForItBesides() {
        AuthorizationOptions byHand = OidcBed.options().parameter("max_age", "300");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> bed.connector.begin(byHand))
                .withMessageContaining("max_age");
        assertThatIllegalArgumentException().isThrownBy(() -> OidcBed.options().maxAge(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> OidcBed.options().maxAge(Duration.ofDays(4_000)));
    }

    private void authenticatedAgo(long seconds) {
        bed.provider.idTokenClaims(Map.of("auth_time", bed.clock.instant().getEpochSecond() - seconds));
    }

    private void assertRefused() {
        ConnectorException refusal = Refusals.refusalOf(() -> bed.signIn(FIVE_MINUTES));

        assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_REQUIRED);
        assertThat(refusal.step()).isEqualTo(Step.ID_TOKEN);
    }
}
