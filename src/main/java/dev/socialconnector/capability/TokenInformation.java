package dev.socialconnector.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.TokenSet;

/** Tells whom an access token belongs to, and for how long. */
public interface TokenInformation extends Capability {
    /**
     * Asks the provider about the access token. One that was issued to another application is refused, although it may be good
     * there: whoever runs that application must not sign in here with it.
     *
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_TOKEN} if the access token is expired, revoked or
     *     another application's; {@link ConnectorException.Reason#UNAVAILABLE} says nothing about the token
     */
    AccessTokenInformation information(TokenSet tokens);
}
