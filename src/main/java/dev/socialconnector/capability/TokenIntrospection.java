package dev.socialconnector.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.TokenSet;

/**
 * Asks the provider whom an access token belongs to, and for how long (the idea of RFC 7662; a provider's own endpoint may differ
 * from it).
 */
public interface TokenIntrospection extends Capability {
    /**
     * Asks the provider about the access token. One that was issued to another application is refused, although it may be good
     * there: its operator must not be able to sign people in here with it.
     *
     * @return whose it is, and when it ends
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_TOKEN} if the access token is expired, revoked or
     *     another application's; {@link ConnectorException.Reason#UNAVAILABLE} says nothing about the token
     */
    AccessTokenInformation introspect(TokenSet tokens);
}
