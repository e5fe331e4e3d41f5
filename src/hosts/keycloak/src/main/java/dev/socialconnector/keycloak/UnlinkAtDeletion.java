package dev.socialconnector.keycloak;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccountUnlink;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel.UserPreRemovedEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Breaks the link at the provider when a user is deleted, once the deletion is certain. The deletion stands whatever the provider says;
 * what it refuses is logged.
 */
final class UnlinkAtDeletion implements ProviderEventListener {
    private static final Logger LOG = Logger.getLogger(UnlinkAtDeletion.class);

    private final ConnectorIdentityProviderFactory factory;

    UnlinkAtDeletion(ConnectorIdentityProviderFactory factory) {
        this.factory = factory;
    }

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof UserPreRemovedEvent removal) {
            KeycloakSession session = removal.getKeycloakSession();
            session.users()
                    .getFederatedIdentitiesStream(removal.getRealm(), removal.getUser())
                    .forEach(identity -> plan(session, identity));
        }
    }

    private void plan(KeycloakSession session, FederatedIdentityModel identity) {
        @Nullable IdentityProviderModel config = session.identityProviders().getByAlias(identity.getIdentityProvider());
        if (config == null
                || !factory.getId().equals(config.getProviderId())
                || !DoorFields.unlinksAtDeletion(config.getConfig())) {
            return;
        }
        try {
            SocialConnector connector = factory.connector(session, config);
            session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {
                    unlink(connector, identity);
                }

                @Override
                protected void rollbackImpl() {}
            });
        } catch (ConnectorException faultySettings) {
            LOG.warnf("A deleted user stays linked at %s: %s", config.getAlias(), faultySettings.getMessage());
        }
    }

    private static void unlink(SocialConnector connector, FederatedIdentityModel identity) {
        try {
            Optional<AccountUnlink> ability = connector.capability(AccountUnlink.class);
            if (ability.isPresent()) {
                unlink(ability.get(), identity);
            }
        } catch (ConnectorException refused) {
            LOG.warnf("A deleted user stays linked at %s: %s", identity.getIdentityProvider(), refused.getMessage());
        }
    }

    /** On the application's own authority, or, if it was not given the key for that, on the person's. */
    private static void unlink(AccountUnlink ability, FederatedIdentityModel identity) {
        try {
            ability.unlink(UserRef.bySubject(identity.getUserId()));
        } catch (ConnectorException failure) {
            Optional<TokenSet> tokens = StoredTokens.read(identity.getToken());
            if (failure.reason() != Reason.MISCONFIGURED || tokens.isEmpty()) {
                throw failure;
            }
            ability.unlink(UserRef.byTokens(tokens.get(), identity.getUserId()));
        }
    }
}
