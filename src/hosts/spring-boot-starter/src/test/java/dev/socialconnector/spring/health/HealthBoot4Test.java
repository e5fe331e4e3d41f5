package dev.socialconnector.spring.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorListener.SignInOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** The classes of the health endpoint that this is for are Boot 4's. */
class HealthBoot4Test {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final SocialSignInRecord signIns = new SocialSignInRecord(Clock.fixed(NOW, ZoneOffset.UTC));
    private final SocialHealthIndicator indicator = new SocialHealthIndicator(signIns);

    @Test
    void whoHeardNothingIsWell() {
        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
        assertThat(indicator.health().getDetails()).isEmpty();
    }

    @Test
    void severalFailuresInARowOfTheProvidersAreUnknownButNeverDown() {
        finished(Optional.empty());
        for (int i = 0; i < 3; i++) {
            finished(Optional.of(Reason.UNAVAILABLE));
        }

        Health health = indicator.health();

        assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(health.getDetails())
                .containsEntry(
                        "kakao",
                        Map.of("lastSuccess", NOW, "lastFailure", NOW, "reason", "UNAVAILABLE", "failuresInARow", 3));
    }

    @Test
    void oneSuccessEndsTheTrouble() {
        for (int i = 0; i < 5; i++) {
            finished(Optional.of(Reason.MISCONFIGURED));
        }
        finished(Optional.empty());

        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void whatPeopleDecideSaysNothingOfTheProvider() {
        for (int i = 0; i < 5; i++) {
            finished(Optional.of(Reason.DENIED));
            finished(Optional.of(Reason.INVALID_CALLBACK));
        }

        assertThat(indicator.health().getDetails()).isEmpty();
    }

    private void finished(Optional<Reason> failure) {
        signIns.signInFinished(
                new SignInOutcome("kakao", failure, failure.map(reason -> Step.CODE_EXCHANGE), Duration.ofMillis(5)));
    }
}
