package dev.socialconnector.spring.login;

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

/** The cookies of a browser's sign-ins: each has one of its own, so that several tabs do not disturb each other. */
record SignInCookies(SignInAddresses addresses) {
    private static final String PREFIX = "social-sign-in-";

    /** Servers take 8 KB of headers, and the cookies of the application are in there, too. */
    private static final int MOST_CHARACTERS = 4_000;

    /** Sets the cookie of a sign-in, and drops the oldest others if there is no more room. */
    void set(
            String name,
            String value,
            Duration lifetime,
            SocialRegistration registration,
            HttpServletRequest request,
            HttpServletResponse response) {
        dropOldest(value.length(), registration, request, response);
        add(response, cookie(name, value, lifetime, registration, request));
    }

    /** Returns what the browser has in a cookie: unchecked input. */
    Optional<String> value(String name, HttpServletRequest request) {
        return cookies(request)
                .filter(each -> each.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    void delete(
            String name, SocialRegistration registration, HttpServletRequest request, HttpServletResponse response) {
        add(response, cookie(name, "", Duration.ZERO, registration, request));
    }

    /** Returns the cookie's name for a sign-in. */
    static String name(SocialRegistration registration, String state) {
        return PREFIX + SignInKey.of(registration.id(), state);
    }

    /** Browsers send the oldest of a path first (RFC 6265 section 5.4). */
    private void dropOldest(
            int more, SocialRegistration registration, HttpServletRequest request, HttpServletResponse response) {
        List<Cookie> open = cookies(request)
                .filter(cookie -> cookie.getName().startsWith(PREFIX))
                .toList();
        int characters = more + open.stream().mapToInt(SignInCookies::length).sum();
        for (Cookie oldest : open) {
            if (characters <= MOST_CHARACTERS) {
                break;
            }
            characters -= length(oldest);
            delete(oldest.getName(), registration, request, response);
        }
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

    private static void add(HttpServletResponse response, ResponseCookie cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static int length(Cookie cookie) {
        return cookie.getName().length() + cookie.getValue().length();
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? Stream.empty() : Stream.of(cookies);
    }
}
