package dev.socialconnector.keycloak.notice;

import dev.socialconnector.ReplayMemory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Remembers in Keycloak's store of what may be used once, which all nodes of a cluster share. What did not take effect, because
 * Keycloak took the request's transaction back, is forgotten again.
 */
public final class ClusterReplayMemory implements ReplayMemory {
    private static final String PREFIX = "social-connector.notice.";

    private final Supplier<KeycloakSession> sessions;
    private final Clock clock;

    /** Makes the memory of this server: of the session of whichever request asks. */
    public ClusterReplayMemory() {
        this(KeycloakSessionUtil::getKeycloakSession, Clock.systemUTC());
    }

    ClusterReplayMemory(Supplier<KeycloakSession> sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public boolean remember(String identifier, Instant until) {
        KeycloakSession session = sessions.get();
        String key = PREFIX + identifier;
        long seconds = Math.max(1, Duration.between(clock.instant(), until).toSeconds() + 1);
        boolean isNew = session.singleUseObjects().putIfAbsent(key, seconds);
        if (isNew) {
            KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
            session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {}

                @Override
                protected void rollbackImpl() {
                    forget(factory, key);
                }
            });
        }
        return isNew;
    }

    /** In a transaction of its own, as the request's is over. */
    private static void forget(KeycloakSessionFactory factory, String key) {
        try (KeycloakSession own = factory.create()) {
            own.getTransactionManager().begin();
            own.singleUseObjects().remove(key);
            own.getTransactionManager().commit();
        }
    }
}
