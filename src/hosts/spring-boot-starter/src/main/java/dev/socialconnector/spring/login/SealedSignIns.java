package dev.socialconnector.spring.login;

import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SessionSealer;
import dev.socialconnector.spring.SocialConnectorConfiguration;
import dev.socialconnector.spring.SocialRegistration;
import java.util.Optional;

/** Sign-ins under way as texts that this application alone can read and make, for storages outside of it. */
record SealedSignIns(SessionSealer sealer) {
    static SealedSignIns of(ConnectorContext context, SocialConnectorConfiguration configuration) {
        return new SealedSignIns(SessionSealer.of(context, configuration.sealingKeys()));
    }

    String seal(AuthorizationSession session) {
        return sealer.seal(session);
    }

    /** Opens what came back; empty if it was made up, is old, is another connector's, or was sealed with a key that is not here. */
    Optional<AuthorizationSession> open(String sealed, SocialRegistration registration) {
        try {
            return Optional.of(sealer.open(sealed, registration.connectorId()));
        } catch (ConnectorException unreadable) {
            return Optional.empty();
        }
    }
}
