package dev.socialconnector.google;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.openid.UserInfoEndpoint;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Unlinks by revoking a token, with which Google takes back all that the person granted to the whole project. Google knows the person by
 * the token alone: so whose it is, is asked first.
 *
 * <p>Tokens that Google does not know any more are no error: the link is gone, or can only be ended by the person. An expired access
 * token tells nothing, so that a host that unlinks later needs the refresh token.
 */
record GoogleUnlink(OAuthClient client, URI endpoint, TokenEndpoint tokenEndpoint, UserInfoEndpoint userInfo)
        implements AccountUnlink {
    private static final String DEAD = "invalid_token";

    @Override
    public void unlink(UserRef user) {
        TokenSet tokens = user.requireTokens(Step.UNLINK);
        if (tokens.accessToken().isEmpty() && tokens.refreshToken().isEmpty()) {
            throw new ConnectorException(Reason.INVALID_TOKEN, Step.UNLINK, "there is no token to unlink with");
        }
        Deadline deadline = client.deadline();
        Optional<String> token = ownToken(tokens, user.subject(), deadline)
                .or(() -> refreshed(tokens, deadline).flatMap(fresh -> ownToken(fresh, user.subject(), deadline)));
        token.ifPresent(good -> revoke(good, deadline));
    }

    /** Returns an access token that is good, and this person's; nothing if it is not good. */
    private Optional<String> ownToken(TokenSet tokens, String subject, Deadline deadline) {
        return tokens.accessToken().filter(token -> isGood(tokens, subject, deadline));
    }

    private boolean isGood(TokenSet tokens, String subject, Deadline deadline) {
        try {
            userInfo.claimsOf(subject, tokens, deadline);
            return true;
        } catch (ConnectorException refusal) {
            if (refusal.reason() == Reason.INVALID_TOKEN) {
                return false;
            }
            throw refusal.reason() == Reason.INVALID_ID_TOKEN
                    ? new ConnectorException(Reason.INVALID_TOKEN, Step.UNLINK, "the tokens are another person's")
                    : refusal;
        }
    }

    private Optional<TokenSet> refreshed(TokenSet tokens, Deadline deadline) {
        if (tokens.refreshToken().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(tokenEndpoint.refresh(tokens, deadline));
        } catch (ConnectorException refusal) {
            if (refusal.reason() == Reason.INVALID_TOKEN) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** The client does not authenticate here: who has the token may end it. */
    private void revoke(String token, Deadline deadline) {
        try {
            client.http().send(ProviderRequest.post(Step.UNLINK, endpoint, Map.of("token", token)), deadline);
        } catch (ConnectorException refusal) {
            if (refusal.providerCode().filter(DEAD::equals).isEmpty()) {
                throw refusal;
            }
        }
    }
}
