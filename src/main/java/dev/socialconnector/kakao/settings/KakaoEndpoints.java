package dev.socialconnector.kakao.settings;

import dev.socialconnector.toolkit.http.ServerAddress;
import java.net.URI;
import java.util.Objects;

/**
 * Where Kakao's two servers are. Replaceable in code only, for tests and gateways: an address from a form could send secrets anywhere.
 *
 * @param issuer the {@code iss} of ID tokens
 * @param kauth base address of the OAuth server, without a slash at its end
 * @param kapi base address of the API, without a slash at its end
 */
public record KakaoEndpoints(String issuer, URI kauth, URI kapi) {
    /**
     * Checks, and drops a slash at an address's end.
     *
     * @throws IllegalArgumentException if an address is not https, and not on this machine either, or has a user or a query
     */
    public KakaoEndpoints {
        Objects.requireNonNull(issuer, "issuer");
        kauth = ServerAddress.requireServer("kauth", kauth);
        kapi = ServerAddress.requireServer("kapi", kapi);
    }

    /** Returns the addresses of the real Kakao. */
    public static KakaoEndpoints production() {
        URI kauth = URI.create("https://kauth.kakao.com");
        return new KakaoEndpoints(kauth.toString(), kauth, URI.create("https://kapi.kakao.com"));
    }

    /** Returns the addresses of a server that plays all of Kakao under one base address, and is the issuer too. */
    public static KakaoEndpoints at(URI base) {
        return new KakaoEndpoints(base.toString(), base, base);
    }

    /** Returns these addresses with another issuer. */
    public KakaoEndpoints withIssuer(String issuer) {
        return new KakaoEndpoints(issuer, kauth, kapi);
    }

    /** Returns the authorization endpoint, opened in the browser. */
    public URI authorization() {
        return ServerAddress.below(kauth, "/oauth/authorize");
    }

    /** Returns the token endpoint. */
    public URI token() {
        return ServerAddress.below(kauth, "/oauth/token");
    }

    /** Returns the JWK set. */
    public URI keySet() {
        return ServerAddress.below(kauth, "/.well-known/jwks.json");
    }

    /** Returns the logout page, opened in the browser. */
    public URI browserLogout() {
        return ServerAddress.below(kauth, "/oauth/logout");
    }
}
