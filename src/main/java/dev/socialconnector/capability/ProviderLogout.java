package dev.socialconnector.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.UserRef;

/**
 * Ends a person's tokens at the provider. The browser's session there goes on: the next sign-in may need no password. To end that
 * one too, see {@link BrowserLogout}.
 */
public interface ProviderLogout extends Capability {
    /**
     * Ends the given tokens; by subject, all tokens that this application has of the person. Not repeated if the answer is lost.
     *
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_TOKEN} if the access token is no good any more
     */
    void logout(UserRef user);
}
