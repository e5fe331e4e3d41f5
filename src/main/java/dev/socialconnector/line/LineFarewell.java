package dev.socialconnector.line;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.JsonText;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.OwnAccessToken;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import java.util.Map;

/**
 * Ends an access token, or the link to the account. LINE demands the latter when a person leaves the service. A link that is gone already
 * is no error.
 *
 * <p>Source: LINE Login v2.1 API reference, "Revoke access token" and "Deauthorize your app".
 */
record LineFarewell(OAuthClient client, LineEndpoints endpoints, OwnAccessToken tokens)
        implements ProviderLogout, AccountUnlink {
    @Override
    public void logout(UserRef user) {
        String token = user.requireTokens(Step.LOGOUT).requireAccessToken(Step.LOGOUT);
        client.http()
                .send(
                        client.credentials().post(Step.LOGOUT, endpoints.revocation(), Map.of("access_token", token)),
                        client.deadline());
    }

    @Override
    public void unlink(UserRef user) {
        Deadline deadline = client.deadline();
        tokens.find(Step.UNLINK, user, deadline).ifPresent(token -> deauthorize(token, deadline));
    }

    private void deauthorize(String token, Deadline deadline) {
        String channelToken = channelToken(deadline);
        ProviderRequest request = ProviderRequest.postJson(
                        Step.UNLINK, endpoints.deauthorization(), JsonText.object(Map.of("userAccessToken", token)))
                .bearer(channelToken);
        try {
            client.http().send(request, deadline, LineErrors::ofDeauthorization);
        } catch (ConnectorException refusal) {
            if (refusal.reason() != Reason.INVALID_TOKEN) {
                throw refusal;
            }
        }
    }

    /** The stateless kind, which is good for a quarter of an hour, and takes no place from others. */
    private String channelToken(Deadline deadline) {
        return new TokenEndpoint(client, endpoints.channelToken())
                .grant(Step.UNLINK, Map.of("grant_type", "client_credentials"), deadline)
                .requireAccessToken(Step.UNLINK);
    }
}
