package dev.socialconnector.spring.login;

import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.spring.SocialRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Keeps sign-ins while people are at the provider: each for the browser that began it, found again by its state, so that several tabs
 * do not disturb each other. A bean of this type replaces that of {@code social-connector.sign-in-storage}.
 */
public interface SignInStorage {
    /**
     * Keeps a sign-in that has begun.
     *
     * @throws dev.socialconnector.ConnectorException if it cannot be kept
     */
    void keep(
            SocialRegistration registration,
            AuthorizationSession session,
            HttpServletRequest request,
            HttpServletResponse response);

    /**
     * Takes a sign-in out, so that nobody finds it again. What belongs to another browser, another registration or another state stays
     * where it is.
     *
     * @param state what the callback brought back: unchecked input
     * @return nothing if none is under way (any more)
     * @throws dev.socialconnector.ConnectorException if it cannot be known; the sign-in must not go on then
     */
    Optional<AuthorizationSession> take(
            SocialRegistration registration, String state, HttpServletRequest request, HttpServletResponse response);
}
