package dev.socialconnector.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;

/** Reads a person's profile at any time after the sign-in. */
public interface ProfileLookup extends Capability {
    /**
     * Reads the profile anew.
     *
     * @param tokens tokens of the person
     * @param subject whose profile it must be; anybody else's is refused
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_TOKEN} if the access token is expired or revoked
     */
    SocialProfile profile(TokenSet tokens, String subject);
}
