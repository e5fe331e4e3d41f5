package dev.socialconnector.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.UserRef;

/** Reads a person's profile at any time after the sign-in. */
public interface ProfileLookup extends Capability {
    /**
     * Reads the profile anew.
     *
     * @param user whose profile it must be; another person's is refused
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_TOKEN} if the access token is expired, revoked or
     *     another person's
     */
    SocialProfile profile(UserRef user);
}
