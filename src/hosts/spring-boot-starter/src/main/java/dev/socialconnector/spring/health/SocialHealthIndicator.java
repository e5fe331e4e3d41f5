package dev.socialconnector.spring.health;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells how the latest sign-ins ended. Asks nobody, so the health endpoint never waits for a provider; and a provider that is down makes
 * no node of the application unhealthy: the status is then unknown.
 */
final class SocialHealthIndicator implements HealthIndicator {
    private static final int SOME = 3;

    private final SocialSignInRecord signIns;

    SocialHealthIndicator(SocialSignInRecord signIns) {
        this.signIns = signIns;
    }

    @Override
    public Health health() {
        Map<String, SocialSignInRecord.Latest> all = signIns.byConnector();
        boolean trouble = all.values().stream().anyMatch(latest -> latest.failuresInARow() >= SOME);
        Health.Builder health = Health.status(trouble ? Status.UNKNOWN : Status.UP);
        all.forEach((connector, latest) -> health.withDetail(connector, details(latest)));
        return health.build();
    }

    private static Map<String, Object> details(SocialSignInRecord.Latest latest) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (latest.succeeded() != null) {
            details.put("lastSuccess", latest.succeeded());
        }
        if (latest.failed() != null && latest.reason() != null) {
            details.put("lastFailure", latest.failed());
            details.put("reason", latest.reason().name());
        }
        details.put("failuresInARow", latest.failuresInARow());
        return details;
    }
}
