package dev.socialconnector.spring.login;

import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ReplayMemory;
import dev.socialconnector.SessionSealer;
import dev.socialconnector.spring.SocialRegistration;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Keeps each sign-in in an encrypted cookie of its own. A cookie can be sent again, so what was taken is remembered: by this machine
 * alone, or by all that share a {@link ReplayMemory}.
 */
final class SealedCookieSignInStorage implements SignInStorage {
    private static final String PREFIX = "social-sign-in-";

    /** Servers take 8 KB of headers, and the cookies of the application are in there, too. */
    private static final int MOST_CHARACTERS = 4_000;

    private final SessionSealer sealer;
    private final ConnectorContext context;
    private final SignInAddresses addresses;
    private final ReplayMemory taken;

    SealedCookieSignInStorage(
            SessionSealer sealer, ConnectorContext context, SignInAddresses addresses, ReplayMemory taken) {
        this.sealer = sealer;
        this.context = context;
        this.addresses = addresses;
        this.taken = taken;
    }

    @Override
    public void keep(
            SocialRegistration registration,
            AuthorizationSession session,
            HttpServletRequest request,
            HttpServletResponse response) {
        String sealed = sealer.seal(session);
        dropOldest(sealed.length(), registration, request, response);
        Duration lifetime = Duration.between(context.clock().instant(), session.expiresAt());
        set(response, cookie(name(registration, session.state()), sealed, lifetime, registration, request));
    }

    @Override
    public Optional<AuthorizationSession> take(
            SocialRegistration registration, String state, HttpServletRequest request, HttpServletResponse response) {
        String name = name(registration, state);
        Optional<Cookie> cookie =
                cookies(request).filter(each -> each.getName().equals(name)).findFirst();
        if (cookie.isEmpty()) {
            return Optional.empty();
        }
        delete(name, registration, request, response);
        try {
            AuthorizationSession session = sealer.open(cookie.get().getValue(), registration.connectorId());
            return taken.remember(name, session.expiresAt()) ? Optional.of(session) : Optional.empty();
        } catch (ConnectorException unreadable) {
            return Optional.empty();
        }
    }

    /** Browsers send the oldest of a path first (RFC 6265 section 5.4). */
    private void dropOldest(
            int more, SocialRegistration registration, HttpServletRequest request, HttpServletResponse response) {
        List<Cookie> open = cookies(request)
                .filter(cookie -> cookie.getName().startsWith(PREFIX))
                .toList();
        int characters =
                more + open.stream().mapToInt(SealedCookieSignInStorage::length).sum();
        for (Cookie oldest : open) {
            if (characters <= MOST_CHARACTERS) {
                break;
            }
            characters -= length(oldest);
            delete(oldest.getName(), registration, request, response);
        }
    }

    private void delete(
            String name, SocialRegistration registration, HttpServletRequest request, HttpServletResponse response) {
        set(response, cookie(name, "", Duration.ZERO, registration, request));
    }

    private ResponseCookie cookie(
            String name, String value, Duration lifetime, SocialRegistration registration, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .path(addresses.cookiePath(request, registration.id()))
                .maxAge(lifetime)
                .httpOnly(true)
                .secure(addresses.isSecure(request))
                .sameSite("Lax")
                .build();
    }

    private static void set(HttpServletResponse response, ResponseCookie cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static String name(SocialRegistration registration, String state) {
        return PREFIX + SignInKey.of(registration.id(), state);
    }

    private static int length(Cookie cookie) {
        return cookie.getName().length() + cookie.getValue().length();
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? Stream.empty() : Stream.of(cookies);
    }
}
