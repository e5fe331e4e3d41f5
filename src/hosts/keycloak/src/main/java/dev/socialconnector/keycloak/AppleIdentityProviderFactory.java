package dev.socialconnector.keycloak;

import dev.socialconnector.apple.AppleConnectorFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** Sign in with Apple. */
public final class AppleIdentityProviderFactory extends ConnectorIdentityProviderFactory {
    /** For Keycloak. */
    public AppleIdentityProviderFactory() {
        super(new AppleConnectorFactory());
    }

    @Override
    public ConnectorIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        return provider(session, model);
    }
}
