package dev.socialconnector.kakao;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.toolkit.Deadline;
import dev.socialconnector.toolkit.IdTokenExpectations;
import dev.socialconnector.toolkit.IdTokenVerifier;
import dev.socialconnector.toolkit.SharedRefresh;
import dev.socialconnector.toolkit.TokenEndpoint;

/** Renews tokens at Kakao, which sends a new refresh token only in the last month of the old one. */
final class KakaoTokenRefresh implements TokenRefresh {
    private final ConnectorContext context;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final boolean openIdConnect;
    private final SharedRefresh refreshes = new SharedRefresh();

    KakaoTokenRefresh(
            ConnectorContext context, TokenEndpoint tokenEndpoint, IdTokenVerifier idTokens, boolean openIdConnect) {
        this.context = context;
        this.tokenEndpoint = tokenEndpoint;
        this.idTokens = idTokens;
        this.openIdConnect = openIdConnect;
    }

    @Override
    public TokenSet refresh(TokenSet tokens, String subject) {
        Deadline deadline = Deadline.in(context.signInTimeout());
        return refreshes.run(tokens, subject, deadline, () -> refresh(tokens, subject, deadline));
    }

    private TokenSet refresh(TokenSet tokens, String subject, Deadline deadline) {
        if (openIdConnect && tokens.idToken().isPresent()) {
            idTokens.requireKeys(deadline); // a rotated refresh token must not be lost for want of keys
        }
        TokenSet fresh = tokenEndpoint.refresh(tokens, deadline);
        if (!openIdConnect) {
            return fresh.withoutIdToken();
        }
        fresh.idToken()
                .ifPresent(idToken -> idTokens.verify(
                        idToken, IdTokenExpectations.ofRefresh(subject, fresh.accessToken()), deadline));
        return fresh;
    }
}
