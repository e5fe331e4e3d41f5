package dev.socialconnector.keycloak;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import org.keycloak.broker.provider.util.IdentityBrokerState;

/**
 * Puts Keycloak's state in place of the connector's, in the address and in the session that guards it: Keycloak finds its own session
 * by it, in the right tab. It is as hard to guess, because it begins with the code that Keycloak makes for one action of one browser.
 *
 * <p>For as long as {@code AuthorizationOptions} cannot be given a state; then this class goes.
 */
final class KeycloakState {
    /** Longer ones are left without their last part, by which Keycloak only finds the way back after its session has ended. */
    private static final int MAX_LENGTH = 2_048;

    private static final int PARTS = 4;

    private KeycloakState() {}

    static AuthorizationRequest in(AuthorizationRequest request, IdentityBrokerState state) {
        String text = text(state);
        Map<String, String> session = new LinkedHashMap<>(request.session().toMap());
        session.put("state", text);
        HttpUrl address = HttpUrl.get(request.uri().toString())
                .newBuilder()
                .setQueryParameter("state", text)
                .build();
        return new AuthorizationRequest(address.uri(), AuthorizationSession.fromMap(session));
    }

    static String text(IdentityBrokerState state) {
        String encoded = state.getEncoded();
        String[] parts = encoded.split("\\.", PARTS);
        return encoded.length() <= MAX_LENGTH || parts.length < PARTS
                ? encoded
                : parts[0] + "." + parts[1] + "." + parts[2];
    }
}
