package dev.socialconnector.keycloak;

import dev.socialconnector.AuthorizationOptions;
import org.keycloak.broker.provider.util.IdentityBrokerState;

/**
 * What the state of a sign-in begins with: Keycloak's own state, by which it finds its session of the sign-in, in the right tab. The
 * connector adds a random value, and its session guards the whole.
 */
final class StatePrefix {
    private static final int PARTS = 4;

    private StatePrefix() {}

    /** Returns Keycloak's state, without its last part if it is too long: that only leads back after Keycloak's session has ended. */
    static String of(IdentityBrokerState state) {
        String encoded = state.getEncoded();
        String[] parts = encoded.split("\\.", PARTS);
        return encoded.length() <= AuthorizationOptions.MAX_LENGTH || parts.length < PARTS
                ? encoded
                : parts[0] + "." + parts[1] + "." + parts[2];
    }
}
