package dev.socialconnector.demo.accounts;

import dev.socialconnector.demo.web.BrowserCookie;
import dev.socialconnector.demo.web.Visit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/**
 * One cookie for each sign-in under way, named after its state: a callback finds its own by the state that it brings. One that is foreign
 * or comes again finds none, and takes nothing from the sign-ins in other tabs.
 *
 * @param path where the browser sends them to
 * @param lifetime how long the browser keeps them
 * @param https whether the site is reached by https
 */
record SignInCookies(String path, Duration lifetime, boolean https) {
    static final String PREFIX = "demo-sign-in-";

    private static final int LENGTH = 16;

    /** Returns the header that makes the browser keep a value for the sign-in with this state. */
    String holding(String state, String value, boolean formPost) {
        BrowserCookie cookie = new BrowserCookie(name(state), path, lifetime, https);
        return formPost ? cookie.acrossSites().holding(value) : cookie.holding(value);
    }

    /** Returns the header that makes the browser forget it. */
    String gone(String state) {
        return new BrowserCookie(name(state), path, lifetime, https).gone();
    }

    /** Returns what the browser has kept for the sign-in with this state; empty if nothing. */
    String of(Visit visit, String state) {
        return visit.cookie(name(state));
    }

    /** A state that somebody made up may have any characters, and any length; a name may not. */
    private static String name(String state) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
            return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, LENGTH));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
