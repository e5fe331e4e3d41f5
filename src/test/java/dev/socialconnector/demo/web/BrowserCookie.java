package dev.socialconnector.demo.web;

import java.time.Duration;

/**
 * A cookie that holds what nobody can guess: a key to something on this server, or a sealed text.
 *
 * @param name the cookie's name
 * @param path where the browser sends it to
 * @param lifetime how long the browser keeps it
 * @param secure whether the browser sends it over https only
 */
public record BrowserCookie(String name, String path, Duration lifetime, boolean secure) {
    /** Returns the header that makes the browser keep the value. */
    public String holding(String value) {
        return header(value, lifetime);
    }

    /** Returns the header that makes the browser forget it. */
    public String gone() {
        return header("", Duration.ZERO);
    }

    /** Lax, not Strict: the browser comes back from another site, and must bring the cookie along. */
    private String header(String value, Duration maxAge) {
        return name + "=" + value + "; Path=" + path + "; Max-Age=" + maxAge.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }
}
