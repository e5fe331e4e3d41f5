package dev.socialconnector.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;

/** Reads a person's standard claims from the UserInfo endpoint (OpenID Connect Core section 5.3). */
public interface UserInfoLookup extends Capability {
    /**
     * Reads the claims, mapped to a profile. It says nothing of consents: what was not agreed to is absent.
     *
     * @param tokens tokens of the person
     * @param subject whose claims they must be; another person's are refused (OpenID Connect Core section 5.3.2)
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_TOKEN} if the access token is expired, revoked or
     *     another person's
     */
    SocialProfile userInfo(TokenSet tokens, String subject);
}
