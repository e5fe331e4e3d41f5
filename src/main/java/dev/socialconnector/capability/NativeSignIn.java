package dev.socialconnector.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialLogin;

/**
 * Signs in a person who used the provider's own SDK in a mobile app: the app hands its tokens to the server, which must not
 * believe them before it has verified them.
 */
public interface NativeSignIn extends Capability {
    /**
     * Verifies what an app brought. The ID token must be for one of the configured apps; an access token must be of the same
     * application and person.
     *
     * <p>Give the app a fresh, unguessable nonce before it signs in, keep it with the app's session, and take it out once: that is
     * what makes a stolen token useless.
     *
     * @throws IllegalArgumentException if the credential has no nonce though the configuration demands one
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_ID_TOKEN} or
     *     {@link ConnectorException.Reason#INVALID_TOKEN} if it is not what it claims to be
     */
    SocialLogin signIn(NativeCredential credential);
}
