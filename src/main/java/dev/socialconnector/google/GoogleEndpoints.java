package dev.socialconnector.google;

import dev.socialconnector.toolkit.http.ServerAddress;
import java.net.URI;
import java.util.Objects;

/**
 * Where Google's servers are. Replaceable in code only, for tests and gateways: an address from a form could send secrets anywhere.
 *
 * @param issuer the {@code iss} of ID tokens
 * @param accounts the server of the sign-in page
 * @param oauth2 the server of the token endpoint
 * @param openIdConnect the server of the UserInfo endpoint
 * @param keys the server of the key set
 */
public record GoogleEndpoints(String issuer, URI accounts, URI oauth2, URI openIdConnect, URI keys) {
    /**
     * Checks, and drops a slash at an address's end.
     *
     * @throws IllegalArgumentException if an address is not https, and not on this machine either, or has a user or a query
     */
    public GoogleEndpoints {
        Objects.requireNonNull(issuer, "issuer");
        accounts = ServerAddress.requireServer("accounts", accounts);
        oauth2 = ServerAddress.requireServer("oauth2", oauth2);
        openIdConnect = ServerAddress.requireServer("openIdConnect", openIdConnect);
        keys = ServerAddress.requireServer("keys", keys);
    }

    /** Returns the addresses of the real Google. */
    public static GoogleEndpoints production() {
        return new GoogleEndpoints(
                "https://accounts.google.com",
                URI.create("https://accounts.google.com"),
                URI.create("https://oauth2.googleapis.com"),
                URI.create("https://openidconnect.googleapis.com"),
                URI.create("https://www.googleapis.com"));
    }

    /** Returns the addresses of a server that plays all of Google under one base address, and is the issuer too. */
    public static GoogleEndpoints at(URI base) {
        return new GoogleEndpoints(base.toString().replaceFirst("/$", ""), base, base, base, base);
    }

    /** Returns the issuer as tokens of old clients spell it: without the scheme. */
    String issuerWithoutScheme() {
        return issuer.replaceFirst("^https?://", "");
    }

    /** Returns the issuer as security events spell it: with a slash behind it. */
    String issuerOfEvents() {
        return issuer + "/";
    }

    URI authorization() {
        return ServerAddress.below(accounts, "/o/oauth2/v2/auth");
    }

    URI token() {
        return ServerAddress.below(oauth2, "/token");
    }

    URI revocation() {
        return ServerAddress.below(oauth2, "/revoke");
    }

    URI userInfo() {
        return ServerAddress.below(openIdConnect, "/v1/userinfo");
    }

    URI keySet() {
        return ServerAddress.below(keys, "/oauth2/v3/certs");
    }
}
