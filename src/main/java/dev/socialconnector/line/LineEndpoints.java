package dev.socialconnector.line;

import dev.socialconnector.toolkit.http.ServerAddress;
import java.net.URI;
import java.util.Objects;

/**
 * Where LINE's two servers are. Replaceable in code only, for tests and gateways: an address from a form could send secrets anywhere.
 *
 * @param issuer the {@code iss} of ID tokens
 * @param access base address of the sign-in page
 * @param api base address of the API
 */
public record LineEndpoints(String issuer, URI access, URI api) {
    /**
     * Checks, and drops a slash at an address's end.
     *
     * @throws IllegalArgumentException if an address is not https, and not on this machine either, or has a user or a query
     */
    public LineEndpoints {
        Objects.requireNonNull(issuer, "issuer");
        access = ServerAddress.requireServer("access", access);
        api = ServerAddress.requireServer("api", api);
    }

    /** Returns the addresses of the real LINE. */
    public static LineEndpoints production() {
        URI access = URI.create("https://access.line.me");
        return new LineEndpoints(access.toString(), access, URI.create("https://api.line.me"));
    }

    /** Returns the addresses of a server that plays all of LINE under one base address, and is the issuer too. */
    public static LineEndpoints at(URI base) {
        return new LineEndpoints(base.toString().replaceFirst("/$", ""), base, base);
    }

    URI authorization() {
        return ServerAddress.below(access, "/oauth2/v2.1/authorize");
    }

    URI token() {
        return ServerAddress.below(api, "/oauth2/v2.1/token");
    }

    /** Returns where an access token is explained. */
    URI verification() {
        return ServerAddress.below(api, "/oauth2/v2.1/verify");
    }

    URI revocation() {
        return ServerAddress.below(api, "/oauth2/v2.1/revoke");
    }

    URI userInfo() {
        return ServerAddress.below(api, "/oauth2/v2.1/userinfo");
    }

    /** Returns the keys of ID tokens that apps get; those of the web are signed with the channel secret. */
    URI keySet() {
        return ServerAddress.below(api, "/oauth2/v2.1/certs");
    }

    URI profile() {
        return ServerAddress.below(api, "/v2/profile");
    }

    URI friendship() {
        return ServerAddress.below(api, "/friendship/v1/status");
    }

    URI deauthorization() {
        return ServerAddress.below(api, "/user/v1/deauthorize");
    }

    /** Returns where the channel gets a short-lived token of its own, which LINE does not store. */
    URI channelToken() {
        return ServerAddress.below(api, "/oauth2/v3/token");
    }
}
