package dev.socialconnector.apple;

import dev.socialconnector.toolkit.token.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes the client secret: a JWT that is signed with the team's private key (ES256). Apple would take one for six months; this one is
 * new for each request and good for five minutes, so that there is nothing to renew and little to lose.
 *
 * <p>Source: Apple, "Creating a client secret".
 */
final class AppleClientSecret implements Supplier<String> {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final AppleConfig config;
    private final Clock clock;

    AppleClientSecret(AppleConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String get() {
        long now = clock.instant().getEpochSecond();
        SigningKey key = config.privateKey();
        return key.sign(Map.of(
                "iss",
                config.teamId(),
                "iat",
                now,
                "exp",
                now + LIFETIME.toSeconds(),
                "aud",
                AppleEndpoints.ISSUER,
                "sub",
                config.clientId()));
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "AppleClientSecret";
    }
}
