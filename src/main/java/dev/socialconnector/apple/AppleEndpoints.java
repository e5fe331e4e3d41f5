package dev.socialconnector.apple;

import dev.socialconnector.toolkit.http.ServerAddress;
import java.net.URI;

/**
 * Where Apple's server is. Replaceable in code only, for tests and gateways: an address from a form could send secrets anywhere. The
 * issuer stays Apple's. Nothing is read from Apple's discovery document, which once named an issuer that its tokens did not have.
 *
 * @param base base address of the server
 */
public record AppleEndpoints(URI base) {
    /** The {@code iss} of ID tokens and notifications, and the {@code aud} of client secrets. */
    static final String ISSUER = "https://appleid.apple.com";

    /** What Apple's discovery document has called the same issuer. */
    static final String FURTHER_ISSUER = "https://account.apple.com";

    /**
     * Checks, and drops a slash at the address's end.
     *
     * @throws IllegalArgumentException if the address is not https, and not on this machine either, or has a user or a query
     */
    public AppleEndpoints {
        base = ServerAddress.requireServer("Apple", base);
    }

    /** Returns the addresses of the real Apple. */
    public static AppleEndpoints production() {
        return new AppleEndpoints(URI.create(ISSUER));
    }

    /** Returns the addresses of a server that plays Apple. */
    public static AppleEndpoints at(URI base) {
        return new AppleEndpoints(base);
    }

    URI authorization() {
        return ServerAddress.below(base, "/auth/authorize");
    }

    URI token() {
        return ServerAddress.below(base, "/auth/token");
    }

    URI revocation() {
        return ServerAddress.below(base, "/auth/revoke");
    }

    URI keySet() {
        return ServerAddress.below(base, "/auth/keys");
    }
}
