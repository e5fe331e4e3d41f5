package dev.socialconnector.keycloak;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.broker.social.SocialIdentityProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.theme.ThemeResourceProvider;
import org.keycloak.theme.ThemeResourceProviderFactory;

/** Gives Keycloak's pages the texts of the connectors' forms, and of what went wrong. */
public final class ConnectorTextsFactory implements ThemeResourceProviderFactory {
    /** For Keycloak. */
    public ConnectorTextsFactory() {}

    @Override
    public String getId() {
        return "social-connector";
    }

    @Override
    public ThemeResourceProvider create(KeycloakSession session) {
        List<AdminForm> forms = session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(SocialIdentityProvider.class)
                .filter(ConnectorIdentityProviderFactory.class::isInstance)
                .map(factory -> ((ConnectorIdentityProviderFactory) factory).form())
                .toList();
        return new ConnectorTexts(forms);
    }

    @Override
    public void init(Config.Scope operator) {}

    @Override
    public void postInit(KeycloakSessionFactory sessions) {}

    @Override
    public void close() {}
}
