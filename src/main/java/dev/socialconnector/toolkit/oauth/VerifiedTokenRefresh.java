package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.token.IdTokenExpectations;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import java.util.Objects;
import java.util.Optional;

/** Renews tokens, and verifies an ID token that comes with them. */
public final class VerifiedTokenRefresh implements TokenRefresh {
    private final ConnectorContext context;
    private final TokenEndpoint tokenEndpoint;
    private final Optional<IdTokenVerifier> idTokens;
    private final SharedRefresh refreshes;
    private final boolean expectsIdTokens;

    private VerifiedTokenRefresh(
            ConnectorContext context,
            TokenEndpoint tokenEndpoint,
            Optional<IdTokenVerifier> idTokens,
            SharedRefresh refreshes,
            boolean expectsIdTokens) {
        this.context = Objects.requireNonNull(context, "context");
        this.tokenEndpoint = Objects.requireNonNull(tokenEndpoint, "tokenEndpoint");
        this.idTokens = Objects.requireNonNull(idTokens, "idTokens");
        this.refreshes = Objects.requireNonNull(refreshes, "refreshes");
        this.expectsIdTokens = expectsIdTokens;
    }

    /**
     * Makes it for one client.
     *
     * @param idTokens verifies ID tokens; without it they are dropped
     * @param refreshes what callers at the same time share; one for a connector
     */
    public VerifiedTokenRefresh(
            ConnectorContext context,
            TokenEndpoint tokenEndpoint,
            Optional<IdTokenVerifier> idTokens,
            SharedRefresh refreshes) {
        this(context, tokenEndpoint, idTokens, refreshes, false);
    }

    /** Returns one for a provider that sends ID tokens with every refresh, also for tokens that came without one. */
    public VerifiedTokenRefresh expectingIdTokens() {
        return new VerifiedTokenRefresh(context, tokenEndpoint, idTokens, refreshes, true);
    }

    @Override
    public TokenSet refresh(TokenSet tokens, String subject) {
        Deadline deadline = Deadline.in(context.signInTimeout());
        return refreshes.run(tokens, subject, deadline, () -> refresh(tokens, subject, deadline));
    }

    private TokenSet refresh(TokenSet tokens, String subject, Deadline deadline) {
        if (expectsIdTokens || tokens.idToken().isPresent()) {
            idTokens.ifPresent(verifier ->
                    verifier.requireKeys(deadline)); // a new refresh token must not be lost for want of keys
        }
        TokenSet fresh = tokenEndpoint.refresh(tokens, deadline);
        if (idTokens.isEmpty()) {
            return fresh.withoutIdToken();
        }
        fresh.idToken().ifPresent(idToken -> idTokens.get()
                .verify(idToken, IdTokenExpectations.ofRefresh(subject, fresh.accessToken()), deadline));
        return fresh;
    }
}
