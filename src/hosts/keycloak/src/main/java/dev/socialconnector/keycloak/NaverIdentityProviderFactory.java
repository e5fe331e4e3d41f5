package dev.socialconnector.keycloak;

import dev.socialconnector.naver.NaverConnectorFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** Naver Login. */
public final class NaverIdentityProviderFactory extends ConnectorIdentityProviderFactory {
    /** For Keycloak. */
    public NaverIdentityProviderFactory() {
        super(new NaverConnectorFactory());
    }

    @Override
    public ConnectorIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        return provider(session, model);
    }
}
