package dev.socialconnector.github;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenIntrospection;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.toolkit.oauth.Abilities;
import dev.socialconnector.toolkit.oauth.AuthorizationCodeFlow;
import dev.socialconnector.toolkit.oauth.AuthorizationEndpoint;
import dev.socialconnector.toolkit.oauth.ClientCheck;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.SignIn;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.oauth.VerifiedTokenRefresh;
import java.util.List;
import java.util.Optional;

/**
 * Sign-in with GitHub, by an OAuth app or a GitHub App.
 *
 * <p>GitHub is no OpenID Connect provider: who signed in is read at its API. A sign-in takes three requests: the code for the token, the
 * profile, and the e-mail addresses where the granted scopes allow it. A person whose addresses cannot be read signs in without one.
 *
 * <p>GitHub's only {@code prompt} is {@code select_account}. A login hint is sent as {@code login} too, as GitHub calls it.
 *
 * <p>Source: https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps.
 */
public final class GitHubConnector implements SocialConnector {
    private static final String LOGIN = "login";

    private final GitHubConfig config;
    private final AuthorizationCodeFlow flow;
    private final AuthorizationEndpoint authorizationEndpoint;
    private final TokenEndpoint tokenEndpoint;
    private final GitHubApi api;
    private final Abilities abilities;

    /** Makes a connector. Sends no request. */
    public GitHubConnector(GitHubConfig config, ConnectorContext context) {
        GitHubEndpoints endpoints = config.endpoints();
        GitHubErrors errors = new GitHubErrors(context.clock());
        OAuthClient client = OAuthClient.of(
                context,
                GitHubConnectorFactory.ID,
                endpoints.issuer(),
                new GitHubCredentials(config.clientId(), config.clientSecret()),
                errors);
        this.config = config;
        this.flow = AuthorizationCodeFlow.oauth(client);
        this.authorizationEndpoint = AuthorizationEndpoint.of(endpoints.authorization(), true);
        this.tokenEndpoint = new TokenEndpoint(client, endpoints.token());
        this.api = new GitHubApi(client, errors, endpoints);
        GitHubTokens tokens = new GitHubTokens(client, errors, config);
        this.abilities = Abilities.none()
                .with(ProfileLookup.class, api)
                .with(TokenIntrospection.class, tokens)
                .with(ProviderLogout.class, tokens)
                .with(AccountUnlink.class, tokens)
                .with(TokenRefresh.class, new VerifiedTokenRefresh(client, tokenEndpoint, Optional.empty()))
                .with(
                        ConfigurationCheck.class,
                        new ClientCheck(client, tokenEndpoint, true, ClientCheck.byReason(GitHubFaults::of)));
    }

    @Override
    public String id() {
        return GitHubConnectorFactory.ID;
    }

    /** Returns a target of its own for each server: the ids of an Enterprise Server are other people's than github.com's. */
    @Override
    public Optional<String> target() {
        return config.endpoints().target();
    }

    @Override
    public AuthorizationRequest begin(AuthorizationOptions options) {
        if (!options.prompts().isEmpty() && !options.prompts().equals(List.of("select_account"))) {
            throw new IllegalArgumentException("prompt must be select_account, GitHub has no other");
        }
        AuthorizationOptions hinted = options.loginHint()
                .filter(hint -> !options.parameters().containsKey(LOGIN))
                .map(hint -> options.parameter(LOGIN, hint))
                .orElse(options);
        return flow.begin(authorizationEndpoint, hinted, options.scopes().orElse(config.scopes()));
    }

    @Override
    public SocialLogin complete(AuthorizationCallback callback, AuthorizationSession session) {
        return flow.complete(callback, session, GitHubErrors::ofCallback, this::signIn);
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> type) {
        return abilities.find(type);
    }

    private SocialLogin signIn(SignIn signIn) {
        TokenSet tokens = signIn.exchange(tokenEndpoint);
        return signIn.login(api.profile(tokens, signIn.deadline()));
    }
}
