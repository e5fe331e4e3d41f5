package dev.socialconnector.toolkit.token;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.fuzzing.CannedServer;
import dev.socialconnector.fuzzing.FixedKey;
import dev.socialconnector.testing.SettableClock;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.oauth.OAuthErrors;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** An issuer with one key that is known already, at a moment that does not pass. */
final class FixedIssuer {
    static final String NAME = "https://issuer.example";
    static final String CLIENT = "client-1";
    static final String NONCE = "nonce-1";
    static final FixedKey KEY = new FixedKey();

    final Instant now;
    private final CannedServer keyServer = new CannedServer(200, KEY.keySet().getBytes(StandardCharsets.UTF_8));
    private final IdTokenVerifier verifier;
    private final SecurityEventVerifier events;

    FixedIssuer() {
        SettableClock clock = new SettableClock();
        ConnectorContext context = ConnectorContext.using(keyServer.client())
                .withClock(clock)
                .withReplayMemory((identifier, until) -> true);
        ProviderClient client = ProviderClient.of(context, "test", OAuthErrors::ofAnswer);
        this.now = clock.instant();
        this.verifier =
                new IdTokenVerifier(context, client, NAME, Set.of(CLIENT, "client-2"), URI.create(NAME + "/keys"));
        this.events = new SecurityEventVerifier(
                context, client, NAME, Set.of(CLIENT, "client-2"), URI.create(NAME + "/keys"), Duration.ofDays(7));
        verifier.requireKeys(Deadline.in(Duration.ofSeconds(10)));
    }

    /** Verifies as in the code flow. */
    IdTokenClaims verify(String idToken) {
        return verifier.verify(
                        idToken,
                        IdTokenExpectations.ofCodeFlow(Optional.of(NONCE), Optional.of("access-token")),
                        Deadline.in(Duration.ofSeconds(10)))
                .idToken()
                .orElseThrow();
    }

    /** Verifies as what comes by a webhook. */
    SecurityEventToken verifyEvent(String token) {
        return events.verify(token, Function.identity(), Deadline.in(Duration.ofSeconds(10)))
                .orElseThrow();
    }

    /** Returns how often keys were asked for. */
    int downloads() {
        return keyServer.calls();
    }
}
