package dev.socialconnector.line;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.UserRef;

/**
 * Tells whether a person is a friend of the official account that is linked to the channel.
 *
 * <p>Source: LINE Login, "Get friendship status".
 */
public interface LineFriendship extends Capability {
    /**
     * Asks LINE.
     *
     * @param user the person, by tokens with the scope {@code profile}; another person's are refused
     * @return whether the person added the account as a friend, and has not blocked it
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_TOKEN} if the access token is expired, revoked or another
     *     person's
     */
    boolean isFriend(UserRef user);
}
