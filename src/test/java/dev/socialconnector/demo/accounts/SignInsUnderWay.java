package dev.socialconnector.demo.accounts;

import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;

/** Where the session of a sign-in is while the browser is away at the provider. In the browser itself is one text, in a cookie. */
public interface SignInsUnderWay {
    /** Keeps a session and returns the text that the cookie holds. */
    String keep(AuthorizationSession session);

    /**
     * Returns the session that such a text stands for.
     *
     * @param text what the cookie holds; empty if there is none
     * @param connectorId whose session it must be
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if there is none, or none any more
     */
    AuthorizationSession take(String text, String connectorId);
}
