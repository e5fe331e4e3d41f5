package dev.socialconnector.keycloak;

import dev.socialconnector.microsoft.MicrosoftConnectorFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** Microsoft accounts and Entra ID. */
public final class MicrosoftIdentityProviderFactory extends ConnectorIdentityProviderFactory {
    /** For Keycloak. */
    public MicrosoftIdentityProviderFactory() {
        super(new MicrosoftConnectorFactory());
    }

    @Override
    public ConnectorIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        return provider(session, model);
    }
}
