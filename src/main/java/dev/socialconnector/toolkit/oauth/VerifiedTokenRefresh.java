package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorListener;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.token.IdTokenExpectations;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import java.util.Objects;
import java.util.Optional;

/**
 * Renews tokens, and verifies an ID token that comes with them. By then the provider has granted the refresh, and the old refresh
 * token may be spent: so an ID token that cannot be verified is left out, and the rest is handed over. Only one that is another
 * person's, or another client's or issuer's, ends the refresh: then the tokens beside it may be theirs, too.
 */
public final class VerifiedTokenRefresh implements TokenRefresh {
    private final OAuthClient client;
    private final TokenEndpoint tokenEndpoint;
    private final Optional<IdTokenVerifier> idTokens;
    private final SharedRefresh refreshes;

    /**
     * Makes it for one client.
     *
     * @param idTokens verifies ID tokens; without it they are dropped
     * @param refreshes what callers at the same time share; one for a connector
     */
    public VerifiedTokenRefresh(
            OAuthClient client,
            TokenEndpoint tokenEndpoint,
            Optional<IdTokenVerifier> idTokens,
            SharedRefresh refreshes) {
        this.client = Objects.requireNonNull(client, "client");
        this.tokenEndpoint = Objects.requireNonNull(tokenEndpoint, "tokenEndpoint");
        this.idTokens = Objects.requireNonNull(idTokens, "idTokens");
        this.refreshes = Objects.requireNonNull(refreshes, "refreshes");
    }

    @Override
    public TokenSet refresh(TokenSet tokens, String subject) {
        Deadline deadline = client.deadline();
        return refreshes.run(tokens, subject, deadline, () -> refresh(tokens, subject, deadline));
    }

    private TokenSet refresh(TokenSet tokens, String subject, Deadline deadline) {
        TokenSet fresh = tokenEndpoint.refresh(tokens, deadline);
        if (fresh.idToken().isEmpty() || idTokens.isEmpty()) {
            return fresh.withoutIdToken();
        }
        IdTokenExpectations expected = IdTokenExpectations.ofRefresh(subject, fresh.accessToken());
        try {
            idTokens.get().verify(fresh.idToken().get(), expected, deadline);
            return fresh;
        } catch (ConnectorException unverified) {
            if (idTokens.get().isOfAnother(fresh.idToken().get(), subject)) {
                throw unverified;
            }
            client.context()
                    .listener()
                    .idTokenDropped(new ConnectorListener.DroppedIdToken(
                            client.connectorId(), unverified.reason(), unverified.step()));
            return fresh.withoutIdToken();
        }
    }
}
