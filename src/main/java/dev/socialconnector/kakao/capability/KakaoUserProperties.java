package dev.socialconnector.kakao.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.TokenSet;
import java.util.Map;

/**
 * Stores the service's own properties of a person at Kakao; they come back with the profile, in
 * {@link dev.socialconnector.SocialProfile#claims()} under {@code properties}.
 *
 * <p>Source: Kakao Login, REST API, "Store user information".
 */
public interface KakaoUserProperties extends Capability {
    /**
     * Stores properties; others stay as they are. Not repeated if the answer is lost, but it may be: storing the same again changes
     * nothing.
     *
     * @param tokens tokens of the person
     * @param subject whose they are
     * @param properties the values, by keys that are registered in Kakao's console
     * @throws IllegalArgumentException if there is no property, or if a key is blank, or one of Kakao's own ({@code nickname},
     *     {@code profile_image}, {@code thumbnail_image})
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_TOKEN} if the access token is expired, revoked or
     *     another person's; {@link ConnectorException.Reason#MISCONFIGURED} if a key is not registered, with a message that
     *     names those that Kakao named
     */
    void update(TokenSet tokens, String subject, Map<String, String> properties);
}
