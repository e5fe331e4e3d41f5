package dev.socialconnector.microsoft;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import java.net.URI;

/**
 * Reads claims at Microsoft Graph's UserInfo endpoint. It knows people by {@code sub} alone, which the subject need not contain; the
 * ID token of the tokens does, and without it nobody's claims are read. The access token must be one for Graph, as it is unless scopes
 * of another API were asked for.
 */
final class MicrosoftUserInfo implements UserInfoLookup {
    private final OAuthClient client;
    private final URI endpoint;
    private final IdTokenVerifier idTokens;

    MicrosoftUserInfo(OAuthClient client, URI endpoint, IdTokenVerifier idTokens) {
        this.client = client;
        this.endpoint = endpoint;
        this.idTokens = idTokens;
    }

    @Override
    public SocialProfile userInfo(TokenSet tokens, String subject) {
        String expected = tokens.idToken()
                .flatMap(idToken -> idTokens.subOf(idToken, subject))
                .orElseThrow(() ->
                        refusal("the tokens have no ID token of this subject, by which the claims could be known"));
        ProviderRequest request =
                ProviderRequest.get(Step.PROFILE, endpoint).bearer(tokens.requireAccessToken(Step.PROFILE));
        JsonObject claims = client.http().send(request, client.deadline()).requireJson();
        String actual = claims.text("sub")
                .orElseThrow(() -> new ConnectorException(
                        Reason.UNEXPECTED_RESPONSE, Step.PROFILE, "the claims' sub is missing or not text"));
        if (!actual.equals(expected)) {
            throw refusal("the claims are of another subject");
        }
        return MicrosoftProfile.of(subject, claims);
    }

    private static ConnectorException refusal(String why) {
        return new ConnectorException(Reason.INVALID_TOKEN, Step.PROFILE, why);
    }
}
