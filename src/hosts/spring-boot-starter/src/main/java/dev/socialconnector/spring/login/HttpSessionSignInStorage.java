package dev.socialconnector.spring.login;

import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.spring.SocialRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sign-ins in the HTTP session, each in an attribute of its own: so a session in a store is not written as a whole, and two tabs
 * do not overwrite each other.
 *
 * <p>Whoever removes the state from the attribute's map has taken the sign-in. In one process that is one request, even if the callback
 * comes twice at once; machines that share a store may each have a copy, and then the provider's code works once.
 */
final class HttpSessionSignInStorage implements SignInStorage {
    private static final String PREFIX = "dev.socialconnector.sign-in.";
    private static final String STATE = "state";
    private static final String EXPIRY = "expiresAt";

    /** More than anybody has open; it bounds what a stranger can make a session hold. */
    private static final int MOST = 20;

    @Override
    public void keep(
            SocialRegistration registration,
            AuthorizationSession session,
            HttpServletRequest request,
            HttpServletResponse response) {
        HttpSession http = request.getSession(true);
        dropOldest(http);
        http.setAttribute(attribute(registration, session.state()), new ConcurrentHashMap<>(session.toMap()));
    }

    @Override
    public Optional<AuthorizationSession> take(
            SocialRegistration registration, String state, HttpServletRequest request, HttpServletResponse response) {
        HttpSession http = request.getSession(false);
        if (http == null) {
            return Optional.empty();
        }
        String name = attribute(registration, state);
        Map<String, String> kept = kept(http, name);
        String own = kept == null ? null : kept.remove(STATE);
        if (kept == null || own == null) {
            return Optional.empty();
        }
        http.removeAttribute(name);
        Map<String, String> whole = new ConcurrentHashMap<>(kept);
        whole.put(STATE, own);
        return Optional.of(AuthorizationSession.fromMap(whole));
    }

    private static void dropOldest(HttpSession http) {
        List<String> names = Collections.list(http.getAttributeNames()).stream()
                .filter(name -> name.startsWith(PREFIX))
                .sorted(Comparator.comparing(name -> expiry(http, name)))
                .toList();
        names.stream().limit(Math.max(0, names.size() - MOST + 1L)).forEach(http::removeAttribute);
    }

    private static String expiry(HttpSession http, String name) {
        Map<String, String> kept = kept(http, name);
        return kept == null ? "" : kept.getOrDefault(EXPIRY, "");
    }

    private static String attribute(SocialRegistration registration, String state) {
        return PREFIX + SignInKey.of(registration.id(), state);
    }

    @SuppressWarnings("unchecked") // nobody else writes attributes of this name
    private static @Nullable Map<String, String> kept(HttpSession http, String name) {
        return (Map<String, String>) http.getAttribute(name);
    }
}
