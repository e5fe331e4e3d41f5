package dev.socialconnector.kakao.capability;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ProfileLookup;
import java.util.Collection;
import java.util.List;

/** Reads profiles at Kakao, whole or in part. */
public interface KakaoProfileLookup extends ProfileLookup {
    @Override
    default SocialProfile profile(UserRef user) {
        return profile(user, List.of());
    }

    /**
     * Reads a part of the profile. What is left out looks as if it were not configured at Kakao, its consent too.
     *
     * @param user whose profile it must be
     * @param propertyKeys which members of the answer to send, as Kakao names them, for example {@code kakao_account.email} or
     *     {@code properties.} with all below it; none to send all
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_TOKEN} if the access token is expired, revoked or
     *     another person's
     */
    SocialProfile profile(UserRef user, Collection<String> propertyKeys);
}
