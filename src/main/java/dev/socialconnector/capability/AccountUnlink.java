package dev.socialconnector.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.UserRef;

/** Breaks the link between the application and a person's account at the provider, for when they delete their account here. */
public interface AccountUnlink extends Capability {
    /**
     * Unlinks: consents and tokens end. Twice is not an error, nor is a person who was not linked; so it may be tried again when
     * the answer was lost.
     *
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_TOKEN} if the access token is no good any more; by
     *     subject it may still work
     */
    void unlink(UserRef user);
}
