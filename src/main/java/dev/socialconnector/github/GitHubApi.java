package dev.socialconnector.github;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads people at GitHub's REST API, which refuses requests without {@code User-Agent}. */
final class GitHubApi implements ProfileLookup {
    private static final String USER_AGENT = "social-connector";
    private static final String VERSION = "2022-11-28";
    /** Scopes that open the list of addresses. */
    private static final Set<String> OF_EMAILS = Set.of("user:email", "user");
    /** The most that GitHub puts on a page. */
    private static final Map<String, String> ALL = Map.of("per_page", "100");

    private final OAuthClient client;
    private final GitHubErrors errors;
    private final GitHubEndpoints endpoints;

    GitHubApi(OAuthClient client, GitHubErrors errors, GitHubEndpoints endpoints) {
        this.client = client;
        this.errors = errors;
        this.endpoints = endpoints;
    }

    /** Names this program. */
    static ProviderRequest named(ProviderRequest request) {
        return request.header("User-Agent", USER_AGENT);
    }

    /** Makes a request one of the REST API's. */
    static ProviderRequest versioned(ProviderRequest request) {
        return named(request).header("Accept", "application/vnd.github+json").header("X-GitHub-Api-Version", VERSION);
    }

    @Override
    public SocialProfile profile(UserRef user) {
        SocialProfile profile = profile(user.requireTokens(Step.PROFILE), client.deadline());
        user.requireOwner(profile.subject(), Step.PROFILE);
        return profile;
    }

    /** Reads the profile of the person whose tokens these are. */
    SocialProfile profile(TokenSet tokens, Deadline deadline) {
        String accessToken = tokens.requireAccessToken(Step.PROFILE);
        JsonObject user =
                client.http().send(get(endpoints.user(), accessToken), deadline).requireJson();
        boolean mayTry = tokens.scopes()
                .map(scopes -> scopes.stream().anyMatch(OF_EMAILS::contains))
                .orElse(true);
        return GitHubProfileMapper.profile(user, mayTry ? emails(accessToken, deadline) : List.of());
    }

    /** Without the scope, or the permission of a GitHub App, there are no addresses to read; that is no failure. */
    private List<JsonObject> emails(String accessToken, Deadline deadline) {
        ProviderRequest request = get(endpoints.emails(), accessToken).query(ALL);
        try {
            return client.http()
                    .send(request, deadline, errors::ofEmails)
                    .jsonArray()
                    .orElseThrow(() -> new ConnectorException(
                            Reason.UNEXPECTED_RESPONSE, Step.PROFILE, "the answer is not a list of addresses"));
        } catch (ConnectorException refusal) {
            if (refusal.reason() == Reason.CONSENT_REQUIRED) {
                return List.of();
            }
            throw refusal;
        }
    }

    private static ProviderRequest get(URI address, String accessToken) {
        return versioned(ProviderRequest.get(Step.PROFILE, address)).bearer(accessToken);
    }
}
