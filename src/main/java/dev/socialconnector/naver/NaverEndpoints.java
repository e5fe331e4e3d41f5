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
     * Checks, and drops a slash at an address's end.
     *
     * @throws IllegalArgumentException if an address is not https, and not on this machine either, or has a user or a query
     */
    public NaverEndpoints {
        Objects.requireNonNull(issuer, "issuer");
        nid = ServerAddress.requireServer("nid", nid);
        api = ServerAddress.requireServer("api", api);
    }

    /** Returns the addresses of the real Naver. */
    public static NaverEndpoints production() {
        URI nid = URI.create("https://nid.naver.com");
        return new NaverEndpoints(nid.toString(), nid, URI.create("https://openapi.naver.com"));
    }

    /** Returns the addresses of a server that plays all of Naver under one base address, and is the issuer too. */
    public static NaverEndpoints at(URI base) {
        return new NaverEndpoints(ServerAddress.below(base, "").toString(), base, base);
    }

    /** Returns an address of the sign-in server. */
    URI nid(String path) {
        return ServerAddress.below(nid, path);
    }

    /** Returns an address of the API. */
    URI api(String path) {
        return ServerAddress.below(api, path);
    }
}
