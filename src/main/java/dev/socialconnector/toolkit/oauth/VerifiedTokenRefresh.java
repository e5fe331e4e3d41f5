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
import java.util.function.Predicate;

/**
 * Renews tokens, and verifies an ID token that comes with them. By then the provider has granted the refresh, and the old refresh
 * token may be spent: so an ID token that cannot be verified is left out, and the rest is handed over. Only one that is another
 * person's, or another client's or issuer's, ends the refresh: then the tokens beside it may be theirs, too.
 */
public final class VerifiedTokenRefresh implements TokenRefresh {
    private final OAuthClient client;
    private final TokenEndpoint tokenEndpoint;
    private final Optional<TokenEndpoint> other;
    private final Predicate<ConnectorException> worthIt;
    private final Optional<IdTokenVerifier> idTokens;
    private final SharedRefresh refreshes;

    /**
     * Makes the one of a connector.
     *
     * @param idTokens verifies ID tokens; without it they are dropped
     */
    public VerifiedTokenRefresh(OAuthClient client, TokenEndpoint tokenEndpoint, Optional<IdTokenVerifier> idTokens) {
        this(client, tokenEndpoint, idTokens, new SharedRefresh());
    }

    /**
     * Makes one of several that a connector has one after the other, as its provider describes itself anew.
     *
     * @param idTokens verifies ID tokens; without it they are dropped
     * @param refreshes what callers at the same time share; one for a connector
     */
    public VerifiedTokenRefresh(
            OAuthClient client,
            TokenEndpoint tokenEndpoint,
            Optional<IdTokenVerifier> idTokens,
            SharedRefresh refreshes) {
        this(client, tokenEndpoint, Optional.empty(), refusal -> false, idTokens, refreshes);
    }

    private VerifiedTokenRefresh(
            OAuthClient client,
            TokenEndpoint tokenEndpoint,
            Optional<TokenEndpoint> other,
            Predicate<ConnectorException> worthIt,
            Optional<IdTokenVerifier> idTokens,
            SharedRefresh refreshes) {
        this.client = Objects.requireNonNull(client, "client");
        this.tokenEndpoint = Objects.requireNonNull(tokenEndpoint, "tokenEndpoint");
        this.other = other;
        this.worthIt = Objects.requireNonNull(worthIt, "worthIt");
        this.idTokens = Objects.requireNonNull(idTokens, "idTokens");
        this.refreshes = Objects.requireNonNull(refreshes, "refreshes");
    }

    /**
     * Returns the same for a provider with two token endpoints, of which the first may not know this grant.
     *
     * @param other asked if the first refuses so
     * @param worthIt tells whether a refusal is about the endpoint, so that the refresh token cannot be spent
     */
    public VerifiedTokenRefresh orAt(TokenEndpoint other, Predicate<ConnectorException> worthIt) {
        return new VerifiedTokenRefresh(client, tokenEndpoint, Optional.of(other), worthIt, idTokens, refreshes);
    }

    @Override
    public TokenSet refresh(TokenSet tokens, String subject) {
        Deadline deadline = client.deadline();
        return refreshes.run(tokens, subject, deadline, () -> refresh(tokens, subject, deadline));
    }

    private TokenSet granted(TokenSet tokens, Deadline deadline) {
        try {
            return tokenEndpoint.refresh(tokens, deadline);
        } catch (ConnectorException refusal) {
            if (other.isEmpty() || !worthIt.test(refusal)) {
                throw refusal;
            }
            return other.get().refresh(tokens, deadline);
        }
    }

    private TokenSet refresh(TokenSet tokens, String subject, Deadline deadline) {
        TokenSet fresh = granted(tokens, deadline);
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
