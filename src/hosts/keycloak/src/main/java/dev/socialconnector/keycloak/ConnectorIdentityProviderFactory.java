package dev.socialconnector.keycloak;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.broker.provider.AbstractIdentityProviderFactory;
import org.keycloak.broker.social.SocialIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * What the factories of all connectors have in common. Each is a class of its own, with a public constructor and its own
 * {@code create}: Keycloak finds factories by their classes, and reads from the return type of that method what they make.
 *
 * <pre>{@code
 * public final class ExampleIdentityProviderFactory extends ConnectorIdentityProviderFactory {
 *     public ExampleIdentityProviderFactory() {
 *         super(new ExampleConnectorFactory());
 *     }
 *
 *     @Override
 *     public ConnectorIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
 *         return provider(session, model);
 *     }
 * }
 * }</pre>
 */
public abstract class ConnectorIdentityProviderFactory
        extends AbstractIdentityProviderFactory<ConnectorIdentityProvider>
        implements SocialIdentityProviderFactory<ConnectorIdentityProvider> {
    /** What the ids of all factories begin with; Keycloak has an {@code oidc} of its own. */
    static final String ID_PREFIX = "social-connector-";

    private final ConnectorFactory connectors;
    private final AdminForm form;
    private final ConnectorCache cache = new ConnectorCache();

    /** Makes the factory of a connector. */
    protected ConnectorIdentityProviderFactory(ConnectorFactory connectors) {
        this(connectors, Set.of());
    }

    /**
     * Makes the factory of a connector.
     *
     * @param leftOut keys of settings that have no meaning in Keycloak, and are neither asked for nor read
     */
    protected ConnectorIdentityProviderFactory(ConnectorFactory connectors, Set<String> leftOut) {
        this.connectors = connectors;
        this.form = new AdminForm(connectors.metadata(), leftOut);
    }

    @Override
    public final String getId() {
        return ID_PREFIX + metadata().id();
    }

    /** Returns the name in the admin console, and on the login page where the administrator gave none. */
    @Override
    public final String getName() {
        return metadata().name().english();
    }

    @Override
    public final String getHelpText() {
        return metadata().documentation().toString();
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return form.properties();
    }

    @Override
    public final IdentityProviderModel createConfig() {
        return new ConnectorModel(form);
    }

    /** Reads the operator's settings, {@code spi-social--<id>--...}; overridden by who has some. */
    @Override
    public void init(Config.Scope operator) {}

    @Override
    public final void postInit(KeycloakSessionFactory sessions) {
        sessions.register(new UnlinkAtDeletion(this));
    }

    @Override
    public abstract ConnectorIdentityProvider create(KeycloakSession session, IdentityProviderModel model);

    /** Makes the provider for one request; for use in {@link #create}. */
    protected final ConnectorIdentityProvider provider(KeycloakSession session, IdentityProviderModel model) {
        return new ConnectorIdentityProvider(session, model, this);
    }

    /**
     * Makes the connector of an identity provider; overridden by who has settings of the operator's, too.
     *
     * @throws dev.socialconnector.ConnectorException {@code MISCONFIGURED}, naming every faulty key at once and no value
     */
    protected SocialConnector connector(ConnectorConfig config, ConnectorContext context) {
        return connectors.create(config, context);
    }

    /** Returns the connector with these settings: the same one for as long as they stay. */
    final SocialConnector connector(KeycloakSession session, IdentityProviderModel model) {
        Map<String, String> settings = form.settings(model.getConfig(), new VaultSecrets(session)::read);
        return cache.get(settings, config -> connector(config, KeycloakContext.shared()));
    }

    final ConnectorMetadata metadata() {
        return connectors.metadata();
    }

    final AdminForm form() {
        return form;
    }
}
