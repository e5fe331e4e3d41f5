package dev.socialconnector.keycloak;

import dev.socialconnector.line.LineConnectorFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** LINE Login. */
public final class LineIdentityProviderFactory extends ConnectorIdentityProviderFactory {
    /** For Keycloak. */
    public LineIdentityProviderFactory() {
        super(new LineConnectorFactory());
    }

    @Override
    public ConnectorIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        return provider(session, model);
    }
}
