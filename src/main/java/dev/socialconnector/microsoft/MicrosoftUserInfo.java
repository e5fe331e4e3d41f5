package dev.socialconnector.microsoft;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.openid.UserInfoEndpoint;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import java.net.URI;

/**
 * Reads claims at Microsoft Graph's UserInfo endpoint. It knows people by {@code sub} alone, which the subject need not contain; the
 * ID token of the tokens does, and without it no claims are read. The access token must be one for Graph, as it is unless scopes
 * of another API were asked for.
 */
final class MicrosoftUserInfo implements UserInfoLookup {
    private final UserInfoEndpoint endpoint;
    private final IdTokenVerifier idTokens;

    MicrosoftUserInfo(OAuthClient client, URI endpoint, IdTokenVerifier idTokens) {
        this.endpoint = new UserInfoEndpoint(client, endpoint, idTokens);
        this.idTokens = idTokens;
    }

    @Override
    public SocialProfile userInfo(TokenSet tokens, String subject) {
        String expected = tokens.idToken()
                .flatMap(idToken -> idTokens.subOf(idToken, subject))
                .orElseThrow(() ->
                        refusal("the tokens have no ID token of this subject, by which the claims could be known"));
        return endpoint.withProfiles(claims -> MicrosoftProfile.of(subject, claims))
                .userInfo(tokens, expected);
    }

    private static ConnectorException refusal(String why) {
        return new ConnectorException(Reason.INVALID_TOKEN, Step.PROFILE, why);
    }
}
