package dev.socialconnector.github;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.contract.ConnectorContract;
import dev.socialconnector.testing.github.GitHubEmulator;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** What is said of every connector is true of GitHub's. */
final class GitHubContractTest extends ConnectorContract {
    private static final GitHubEmulator github = GitHubEmulator.start();

    @AfterAll
    static void stop() {
        github.close();
    }

    @Override
    protected ConnectorFactory factory() {
        return new GitHubConnectorFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("clientId", GitHubEmulator.CLIENT_ID, "clientSecret", GitHubEmulator.CLIENT_SECRET);
    }

    @Override
    protected SocialConnector connector(ConnectorContext context) {
        return of(GitHubConfig.of(ConnectorConfig.of(settings())), context);
    }

    @Override
    protected String callbackQuery(URI authorization) {
        return github.approve(authorization);
    }

    @Override
    protected Optional<SocialConnector> connectorOfAnotherClient(ConnectorContext context) {
        return Optional.of(of(GitHubConfig.of("Iv1.another-client", "another-secret"), context));
    }

    private static SocialConnector of(GitHubConfig config, ConnectorContext context) {
        return new GitHubConnector(config.withEndpoints(new GitHubEndpoints(github.site(), github.api())), context);
    }
}
