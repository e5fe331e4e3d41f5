package dev.socialconnector.github;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.testing.SettableClock;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.github.GitHubEmulator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A connector beside an emulated GitHub, and whole sign-ins in one call; ends with each test. */
final class GitHubBed implements AfterEachCallback {
    static final String SUBJECT = Long.toString(GitHubEmulator.USER_ID);
    private static final OkHttpClient HTTP = new OkHttpClient();

    final SettableClock clock = new SettableClock();
    final GitHubEmulator github = GitHubEmulator.start();
    final ConnectorContext context = ConnectorContext.using(HTTP).withClock(clock);
    final GitHubConnector connector = with(GitHubEmulator.CLIENT_ID, GitHubEmulator.CLIENT_SECRET);

    GitHubConnector with(String clientId, String clientSecret) {
        GitHubConfig config =
                GitHubConfig.of(clientId, clientSecret).withEndpoints(new GitHubEndpoints(github.site(), github.api()));
        return new GitHubConnector(config, context);
    }

    static AuthorizationOptions options() {
        return AuthorizationOptions.redirectingTo("https://id.example.kr/callback/github");
    }

    SocialLogin signIn() {
        return signIn(options());
    }

    SocialLogin signIn(AuthorizationOptions options) {
        AuthorizationRequest request = connector.begin(options);
        return complete(github.approve(request.uri()), request.session());
    }

    SocialLogin complete(String query, AuthorizationSession session) {
        return connector.complete(AuthorizationCallback.fromQuery(query), session);
    }

    /** Signs in and returns how that was refused. */
    ConnectorException refusal() {
        return Refusals.refusalOf(this::signIn);
    }

    /** Returns an ability that the connector must have. */
    <C extends Capability> C can(Class<C> type) {
        return connector.capability(type).orElseThrow();
    }

    static UserRef user(TokenSet tokens) {
        return UserRef.byTokens(tokens, SUBJECT);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        github.close();
    }
}
