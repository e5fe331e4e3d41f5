package dev.socialconnector.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.TokenSet;
import org.jspecify.annotations.Nullable;

/**
 * Sends the browser to the provider, so that the person can sign out there too (in the manner of OpenID Connect RP-Initiated
 * Logout). The provider does not tell what they chose, so end the session here first. Tokens go on, see {@link ProviderLogout}.
 */
public interface BrowserLogout extends Capability {
    /**
     * Makes the address that the browser is to be sent to, and the session to keep until it comes back. Sends no request.
     *
     * @param postLogoutRedirectUri where the browser comes back to, as registered with the provider
     * @throws IllegalArgumentException if that is not an absolute http or https address without fragment
     */
    LogoutRequest beginLogout(String postLogoutRedirectUri);

    /**
     * As {@link #beginLogout(String)}, and tells the provider by the ID token whose session is meant, where it wants to know
     * ({@code id_token_hint}); it may then ask the person less. The address holds the ID token.
     *
     * @param tokens the person's tokens; without an ID token they make no difference
     */
    default LogoutRequest beginLogout(String postLogoutRedirectUri, TokenSet tokens) {
        return beginLogout(postLogoutRedirectUri);
    }

    /**
     * Checks that the browser comes back from the logout that was begun, and not from a forged link. The host takes
     * the session out of its store once, as at a sign-in.
     *
     * @param rawQuery query of the request, still encoded; null is an empty one
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_CALLBACK} if not, or if the session has expired
     */
    void completeLogout(@Nullable String rawQuery, LogoutSession session);
}
