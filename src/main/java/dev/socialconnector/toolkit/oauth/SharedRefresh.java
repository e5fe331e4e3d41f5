package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.internal.Sha256;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.kept.SingleFlight;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Lets callers who refresh with the same token at about the same time share one request: a page that loads many things at once
 * finds its access token expired many times. The result is kept for two more seconds, for late callers.
 */
public final class SharedRefresh {
    private final SingleFlight<String, TokenSet> flights = new SingleFlight<>(Duration.ofSeconds(2));

    /** Makes one; a connector has one for all its refreshes. */
    public SharedRefresh() {}

    /** Runs a refresh, or waits for the one under way with the same refresh token for the same subject. */
    public TokenSet run(TokenSet tokens, String subject, Deadline deadline, Supplier<TokenSet> refresh) {
        if (tokens.refreshToken().isEmpty()) {
            return refresh.get();
        }
        byte[] hash = Sha256.of(tokens.refreshToken().get() + ' ' + subject);
        return flights.run(Base64.getEncoder().encodeToString(hash), Step.REFRESH, deadline, refresh);
    }
}
