package dev.socialconnector.github;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.settings.ConnectorConfig;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The settings of a {@link GitHubConnector}. Immutable: each {@code with} method returns a copy.
 *
 * @param clientId id of the OAuth app or GitHub App
 * @param clientSecret its client secret
 * @param scopes what to ask for at each sign-in that does not choose its own
 * @param endpoints which GitHub it is
 */
public record GitHubConfig(String clientId, String clientSecret, List<String> scopes, GitHubEndpoints endpoints) {
    /** What is asked for unless the settings or a sign-in say otherwise: the profile and the e-mail addresses. */
    public static final List<String> DEFAULT_SCOPES = List.of("read:user", "user:email");

    private static final Pattern CLIENT_ID = Pattern.compile(GitHubConnectorFactory.CLIENT_ID);
    private static final Pattern SCOPE = Pattern.compile("[a-z0-9_:.-]{1,64}");
    private static final int LONGEST_TARGET = 63;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the client id, the secret or a scope is not one, or the server's name is too long
     */
    public GitHubConfig {
        if (!CLIENT_ID.matcher(clientId).matches()) {
            throw new IllegalArgumentException("clientId must be letters, digits, dots, hyphens and underscores");
        }
        if (clientSecret.isBlank()) {
            throw new IllegalArgumentException("clientSecret must not be blank");
        }
        scopes = List.copyOf(scopes);
        if (!scopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches())) {
            throw new IllegalArgumentException("scopes must be single scope names");
        }
        Objects.requireNonNull(endpoints, "endpoints");
        if (isTooLong(endpoints)) {
            throw new IllegalArgumentException("the server's name is too long");
        }
    }

    /** Starts from what every application has: the usual scopes, at github.com. */
    public static GitHubConfig of(String clientId, String clientSecret) {
        return new GitHubConfig(clientId, clientSecret, DEFAULT_SCOPES, GitHubEndpoints.production());
    }

    /**
     * Reads an administrator's settings, for code that adds what no form may set, such as {@link #withEndpoints}.
     *
     * @throws ConnectorException {@link ConnectorException.Reason#MISCONFIGURED}, naming every faulty key at once and no value
     */
    public static GitHubConfig of(ConnectorConfig config) {
        ConnectorFactory.requireValid(GitHubConnectorFactory.METADATA, config);
        GitHubConfig made = of(
                config.text("clientId").orElseThrow(),
                config.text("clientSecret").orElseThrow());
        return made.withScopes(config.text("scope").isPresent() ? config.list("scope") : DEFAULT_SCOPES)
                .withEndpoints(
                        config.text("server").map(GitHubEndpoints::ofServer).orElse(made.endpoints));
    }

    /** Returns these settings with other scopes to ask for. */
    public GitHubConfig withScopes(Collection<String> scopes) {
        return new GitHubConfig(clientId, clientSecret, List.copyOf(scopes), endpoints);
    }

    /** Returns these settings for another GitHub than github.com, or for a test's. */
    public GitHubConfig withEndpoints(GitHubEndpoints endpoints) {
        return new GitHubConfig(clientId, clientSecret, scopes, endpoints);
    }

    static boolean isTooLong(GitHubEndpoints endpoints) {
        return endpoints.target().filter(name -> name.length() > LONGEST_TARGET).isPresent();
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "GitHubConfig[clientId=" + clientId + ", clientSecret given, scopes=" + scopes + ", endpoints="
                + endpoints + "]";
    }
}
