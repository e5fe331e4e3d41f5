package dev.socialconnector.github;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccessTokenInformation;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenIntrospection;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.JsonText;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What an application can ask and end of the tokens that it was given, by its own secret. Source: REST API, "OAuth apps and
 * authorizations", for GitHub Apps too.
 */
final class GitHubTokens implements TokenIntrospection, ProviderLogout, AccountUnlink {
    private final OAuthClient client;
    private final GitHubErrors errors;
    private final GitHubConfig config;

    GitHubTokens(OAuthClient client, GitHubErrors errors, GitHubConfig config) {
        this.client = client;
        this.errors = errors;
        this.config = config;
    }

    @Override
    public AccessTokenInformation introspect(TokenSet tokens) {
        String accessToken = tokens.requireAccessToken(Step.TOKEN_INFORMATION);
        JsonObject answer = check(Step.TOKEN_INFORMATION, accessToken, client.deadline());
        return new AccessTokenInformation(
                subjectOf(answer, Step.TOKEN_INFORMATION),
                answer.text("expires_at").flatMap(GitHubTokens::instant));
    }

    /** Deletes the one token; others of the same person stay. */
    @Override
    public void logout(UserRef user) {
        String accessToken = user.requireTokens(Step.LOGOUT).requireAccessToken(Step.LOGOUT);
        delete(Step.LOGOUT, tokenAddress(), accessToken, client.deadline());
    }

    /** Deletes the authorization with all tokens that came of it, once it is known to be this person's. */
    @Override
    public void unlink(UserRef user) {
        String accessToken = user.requireTokens(Step.UNLINK).requireAccessToken(Step.UNLINK);
        Deadline deadline = client.deadline();
        String owner = subjectOf(check(Step.UNLINK, accessToken, deadline), Step.UNLINK);
        user.requireOwner(owner, Step.UNLINK);
        delete(Step.UNLINK, config.endpoints().grantOf(config.clientId()), accessToken, deadline);
    }

    private JsonObject check(Step step, String accessToken, Deadline deadline) {
        ProviderRequest request = ProviderRequest.postJson(step, tokenAddress(), body(accessToken));
        JsonObject answer = client.http()
                .send(authenticated(request), deadline, errors::ofNamedToken)
                .requireJson();
        if (answer.object("app")
                .text("client_id")
                .filter(config.clientId()::equals)
                .isEmpty()) {
            throw new ConnectorException(Reason.INVALID_TOKEN, step, "the access token is another application's");
        }
        return answer;
    }

    private void delete(Step step, URI address, String accessToken, Deadline deadline) {
        ProviderRequest request = ProviderRequest.deleteJson(step, address, body(accessToken));
        client.http().send(authenticated(request), deadline, errors::ofNamedToken);
    }

    private ProviderRequest authenticated(ProviderRequest request) {
        return GitHubApi.versioned(request).basic(config.clientId(), config.clientSecret());
    }

    private URI tokenAddress() {
        return config.endpoints().tokenOf(config.clientId());
    }

    private static String body(String accessToken) {
        return JsonText.object(Map.of("access_token", accessToken));
    }

    private static String subjectOf(JsonObject answer, Step step) {
        return answer.object("user")
                .integer("id")
                .filter(id -> id > 0)
                .map(id -> Long.toString(id))
                .orElseThrow(() -> new ConnectorException(
                        Reason.UNEXPECTED_RESPONSE, step, "the answer does not say whose token it is"));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
