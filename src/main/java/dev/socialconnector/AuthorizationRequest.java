package dev.socialconnector;

import java.net.URI;
import java.util.Objects;

/**
 * What {@link SocialConnector#begin} returns: where to send the browser, and what to keep until it comes back.
 *
 * @param uri the provider's authorization endpoint with all parameters (RFC 6749 section 4.1.1), for a redirect with 302 or 303
 * @param session the secrets of this sign-in; to be kept for this browser only, see {@link AuthorizationSession}
 */
public record AuthorizationRequest(URI uri, AuthorizationSession session) {
    public AuthorizationRequest {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(session, "session");
    }

    /** Names the endpoint only: the query holds the state and the nonce. */
    @Override
    public String toString() {
        return "AuthorizationRequest[" + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath() + "]";
    }
}
