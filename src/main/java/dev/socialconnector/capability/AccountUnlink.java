package dev.socialconnector.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.UserRef;

/** Breaks the link between the application and a person's account at the provider, for when they delete their account here. */
public interface AccountUnlink extends Capability {
    /**
     * Unlinks: consents and tokens end. A person who was not linked is no error, so by subject it may be tried again when the
     * answer was lost. By tokens it cannot, because they end with the link. Tokens of another person are refused before anything is
     * changed.
     *
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_TOKEN} if the access token is no good any more, or another
     *     person's
     */
    void unlink(UserRef user);
}
