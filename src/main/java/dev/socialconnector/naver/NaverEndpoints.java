package dev.socialconnector.naver;

import dev.socialconnector.toolkit.http.ServerAddress;
import java.net.URI;
import java.util.Objects;

/**
 * Where Naver's two servers are. Replaceable in code only, for tests and gateways: an address from a form could send secrets anywhere.
 *
 * @param issuer the {@code iss} of ID tokens
 * @param nid base address of the sign-in server
 * @param api base address of the API
 */
public record NaverEndpoints(String issuer, URI nid, URI api) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if an address is not https, and not on this machine either, or has a user or a query
     */
    public NaverEndpoints {
        Objects.requireNonNull(issuer, "issuer");
        requireSafe("nid", nid);
        requireSafe("api", api);
    }

    /** Returns the addresses of the real Naver. */
    public static NaverEndpoints production() {
        URI nid = URI.create("https://nid.naver.com");
        return new NaverEndpoints(nid.toString(), nid, URI.create("https://openapi.naver.com"));
    }

    /** Returns the addresses of a server that plays all of Naver under one base address, and is the issuer too. */
    public static NaverEndpoints at(URI base) {
        return new NaverEndpoints(base.toString(), base, base);
    }

    /** Returns the page of either door. */
    URI authorization(boolean openIdConnect) {
        return URI.create(nid + (openIdConnect ? "/oauth2/authorize" : "/oauth2.0/authorize"));
    }

    /** Returns the token endpoint of either door. */
    URI token(boolean openIdConnect) {
        return URI.create(nid + (openIdConnect ? "/oauth2/token" : "/oauth2.0/token"));
    }

    /** Returns where links are ended, those of the other door too. */
    URI revocation() {
        return URI.create(nid + "/oauth2.0/revoke");
    }

    URI keySet() {
        return URI.create(nid + "/oauth2/jwks");
    }

    URI profile() {
        return URI.create(api + "/v1/nid/me");
    }

    URI tokenInformation() {
        return URI.create(api + "/v1/nid/verify");
    }

    URI agreements() {
        return URI.create(api + "/v1/nid/agreement");
    }

    private static void requireSafe(String name, URI address) {
        boolean isSafe = ServerAddress.isHttps(address) || ServerAddress.isLoopback(address);
        if (!isSafe || address.getRawQuery() != null || address.toString().endsWith("/")) {
            throw new IllegalArgumentException("the " + name
                    + " address must be https, or http on a loopback host, without user, query or slash at its end");
        }
    }
}
