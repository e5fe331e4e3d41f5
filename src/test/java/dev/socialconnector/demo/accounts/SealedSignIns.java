package dev.socialconnector.demo.accounts;

import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.SessionSealer;

/**
 * Keeps nothing here: the cookie holds the session itself, sealed. Any server that has the key finishes what another began, also after
 * a restart.
 *
 * <p>The browser is told to forget the cookie when it comes back. A copy that somebody took before could be used again until the session
 * expires; then it is the provider's code that works once only. Whoever wants more keeps the sessions in a store that all servers share.
 */
public final class SealedSignIns implements SignInsUnderWay {
    private final SessionSealer sealer;

    public SealedSignIns(SessionSealer sealer) {
        this.sealer = sealer;
    }

    @Override
    public String keep(AuthorizationSession session) {
        return sealer.seal(session);
    }

    @Override
    public AuthorizationSession take(String sealed, String connectorId) {
        return sealer.open(sealed, connectorId);
    }
}
