package dev.socialconnector.keycloak.notice;

import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Notices as admin events, for the realm's listeners, and for its list if that is switched on. An event has Keycloak's own id of the user,
 * and nothing that the provider knows of the person. No administrator did it, so none is named.
 */
final class NoticeJournal {
    private static final Logger LOG = Logger.getLogger(NoticeJournal.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String alias;

    NoticeJournal(KeycloakSession session, String alias) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.alias = alias;
    }

    /** Records under the paths that an administrator's own doing would have. */
    void record(UserModel user, String notice, boolean removedLink, int endedSessions) {
        AdminEvent event = new AdminEvent();
        event.setId(UUID.randomUUID().toString());
        event.setTime(Time.currentTimeMillis());
        event.setRealmId(realm.getId());
        event.setRealmName(realm.getName());
        event.setAuthDetails(sender());
        event.setResourceType(ResourceType.USER);
        event.setOperationType(removedLink ? OperationType.DELETE : OperationType.ACTION);
        event.setResourcePath(path(user, removedLink, endedSessions));
        event.setDetails(Map.of(
                Details.IDENTITY_PROVIDER,
                alias,
                "notice",
                notice,
                "link_removed",
                Boolean.toString(removedLink),
                "sessions_ended",
                Integer.toString(endedSessions)));
        @Nullable EventStoreProvider store = session.getProvider(EventStoreProvider.class);
        if (store != null && realm.isAdminEventsEnabled()) {
            store.onEvent(event, false);
        }
        realm.getEventsListenersStream().forEach(id -> tell(id, event));
    }

    private AuthDetails sender() {
        AuthDetails details = new AuthDetails();
        details.setRealmId(realm.getId());
        details.setRealmName(realm.getName());
        details.setIpAddress(session.getContext().getConnection().getRemoteHost());
        return details;
    }

    private String path(UserModel user, boolean removedLink, int endedSessions) {
        String path = "users/" + user.getId();
        if (removedLink) {
            return path + "/federated-identity/" + alias;
        }
        return endedSessions > 0 ? path + "/logout" : path;
    }

    /** A listener that fails is no reason for the provider to send the notice again. */
    private void tell(String listenerId, AdminEvent event) {
        @Nullable EventListenerProvider listener = session.getProvider(EventListenerProvider.class, listenerId);
        try {
            if (listener != null) {
                listener.onEvent(event, false);
            }
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "The event listener %s failed", listenerId);
        }
    }
}
