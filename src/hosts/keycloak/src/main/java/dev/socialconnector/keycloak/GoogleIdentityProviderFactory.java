package dev.socialconnector.keycloak;

import dev.socialconnector.google.GoogleConnectorFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** Sign in with Google. */
public final class GoogleIdentityProviderFactory extends ConnectorIdentityProviderFactory {
    /** For Keycloak. */
    public GoogleIdentityProviderFactory() {
        super(new GoogleConnectorFactory());
    }

    @Override
    public ConnectorIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        return provider(session, model);
    }
}
