package dev.socialconnector.kakao.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.TokenSet;
import java.util.Map;

/**
 * Completes the link of a person who signed in to an application whose automatic link is switched off in Kakao's console: as long
 * as {@link dev.socialconnector.SocialProfile#hasSignedUp()} is false, the profile is incomplete, and after 24 hours the link ends.
 *
 * <p>Source: Kakao Login, REST API, "Manual signup".
 */
public interface KakaoSignup extends Capability {
    /** Same as {@link #signUp(TokenSet, String, Map)} without properties. */
    default void signUp(TokenSet tokens, String subject) {
        signUp(tokens, subject, Map.of());
    }

    /**
     * Completes the link. Twice is not an error; the properties of the second time are not stored, see
     * {@link KakaoUserProperties}.
     *
     * @param tokens tokens of the person
     * @param subject whose they are
     * @param properties the service's own properties to store at once, by key
     * @throws IllegalArgumentException if a key is blank, or one of Kakao's own ({@code nickname}, {@code profile_image},
     *     {@code thumbnail_image})
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_TOKEN} if the access token is expired, revoked or
     *     another person's; {@link ConnectorException.Reason#MISCONFIGURED} if a key is not registered in Kakao's console
     */
    void signUp(TokenSet tokens, String subject, Map<String, String> properties);
}
