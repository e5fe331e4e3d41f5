package dev.socialconnector.keycloak;

import dev.socialconnector.github.GitHubConnectorFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** GitHub and GitHub Enterprise Server. */
public final class GitHubIdentityProviderFactory extends ConnectorIdentityProviderFactory {
    /** For Keycloak. */
    public GitHubIdentityProviderFactory() {
        super(new GitHubConnectorFactory());
    }

    @Override
    public ConnectorIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        return provider(session, model);
    }
}
