package dev.socialconnector.spring.login;

import dev.socialconnector.AuthorizationOptions;
import jakarta.servlet.http.HttpServletRequest;

/** Chooses what one sign-in asks of the provider: scopes, prompt, login hint. */
@FunctionalInterface
public interface SocialLoginOptions {
    /**
     * Returns the options to begin with.
     *
     * @param options what the sign-in asks so far; the redirect URI is to stay as it is
     * @param registrationId what the person signs in with
     * @param request the request that begins it: unchecked input
     */
    AuthorizationOptions choose(AuthorizationOptions options, String registrationId, HttpServletRequest request);
}
