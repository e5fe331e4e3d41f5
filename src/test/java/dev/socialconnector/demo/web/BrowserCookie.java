package dev.socialconnector.demo.web;

import java.time.Duration;

/**
 * A cookie that holds what nobody can guess: a key to something on this server, or a sealed text.
 *
 * @param name the cookie's name
 * @param path where the browser sends it to
 * @param lifetime how long the browser keeps it
 * @param secure whether the browser sends it over https only
 * @param sameSite when the browser sends it on the way from another site
 */
public record BrowserCookie(String name, String path, Duration lifetime, boolean secure, String sameSite) {
    /** Lax, not Strict: the browser comes back from another site, and must bring the cookie along. */
    public BrowserCookie(String name, String path, Duration lifetime, boolean secure) {
        this(name, path, lifetime, secure, "Lax");
    }

    /**
     * Returns a cookie that the browser also brings along with a form that another site posts. Browsers want it {@code Secure}, and take
     * {@code http://localhost} for secure.
     */
    public BrowserCookie acrossSites() {
        return new BrowserCookie(name, path, lifetime, true, "None");
    }

    /** Returns the header that makes the browser keep the value. */
    public String holding(String value) {
        return header(value, lifetime);
    }

    /** Returns the header that makes the browser forget it. */
    public String gone() {
        return header("", Duration.ZERO);
    }

    private String header(String value, Duration maxAge) {
        return name + "=" + value + "; Path=" + path + "; Max-Age=" + maxAge.toSeconds() + "; HttpOnly; SameSite="
                + sameSite + (secure ? "; Secure" : "");
    }
}
