package dev.socialconnector.google;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.OwnAccessToken;
import java.net.URI;
import java.util.Map;

/**
 * Unlinks by revoking an access token, with which Google takes back all that the person granted to the whole project. Google knows the
 * person by the token alone: so whose it is, is asked first.
 *
 * <p>Tokens that Google does not know any more are no error: the link is gone, or can only be ended by the person. An expired access
 * token tells nothing, so that a host that unlinks later needs the refresh token.
 */
record GoogleUnlink(OAuthClient client, URI endpoint, OwnAccessToken tokens) implements AccountUnlink {
    @Override
    public void unlink(UserRef user) {
        Deadline deadline = client.deadline();
        tokens.find(Step.UNLINK, user, deadline).ifPresent(token -> revoke(token, deadline));
    }

    /** The client does not authenticate here: who has the token may end it. */
    private void revoke(String token, Deadline deadline) {
        try {
            client.http().send(ProviderRequest.post(Step.UNLINK, endpoint, Map.of("token", token)), deadline);
        } catch (ConnectorException refusal) {
            if (refusal.providerCode().filter("invalid_token"::equals).isEmpty()) {
                throw refusal;
            }
        }
    }
}
