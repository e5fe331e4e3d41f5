package dev.socialconnector.keycloak;

import dev.socialconnector.oidc.OidcConnectorFactory;
import java.util.Set;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** Any OpenID Connect provider. Its id and what accounts are filed under is the alias, so neither is asked for. */
public final class OidcIdentityProviderFactory extends ConnectorIdentityProviderFactory {
    /** For Keycloak. */
    public OidcIdentityProviderFactory() {
        super(new OidcConnectorFactory(), Set.of("connectorId", "target"));
    }

    @Override
    public ConnectorIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        return provider(session, model);
    }
}
