package dev.socialconnector.kakao;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Where Kakao's servers are. Replaceable in code only, for tests and gateways: an address from a form could send secrets anywhere.
 *
 * @param issuer the {@code iss} of ID tokens
 * @param authorization the authorization endpoint, opened in the browser
 * @param token the token endpoint
 * @param keySet the JWK set
 * @param profile the user information endpoint, {@code /v2/user/me}
 */
public record KakaoEndpoints(String issuer, URI authorization, URI token, URI keySet, URI profile) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|::1");

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if an address is not https, and not on this machine either, or has a user or a query
     */
    public KakaoEndpoints {
        Objects.requireNonNull(issuer, "issuer");
        requireSafe("authorization", authorization);
        requireSafe("token", token);
        requireSafe("keySet", keySet);
        requireSafe("profile", profile);
    }

    /** Returns the addresses of the real Kakao. */
    public static KakaoEndpoints production() {
        return of(URI.create("https://kauth.kakao.com"), URI.create("https://kapi.kakao.com"));
    }

    /** Returns the addresses of a server that plays all of Kakao under one base address, and is the issuer too. */
    public static KakaoEndpoints at(URI base) {
        return of(base, base);
    }

    /** Returns these addresses with another issuer. */
    public KakaoEndpoints withIssuer(String issuer) {
        return new KakaoEndpoints(issuer, authorization, token, keySet, profile);
    }

    private static KakaoEndpoints of(URI kauth, URI kapi) {
        String base = kauth.toString().replaceFirst("/$", "");
        return new KakaoEndpoints(
                base,
                URI.create(base + "/oauth/authorize"),
                URI.create(base + "/oauth/token"),
                URI.create(base + "/.well-known/jwks.json"),
                URI.create(kapi.toString().replaceFirst("/$", "") + "/v2/user/me"));
    }

    private static void requireSafe(String name, URI address) {
        HttpUrl url = HttpUrl.parse(address.toString());
        boolean ownMachine = url != null && LOOPBACK.matcher(url.host()).matches();
        if (url == null || address.getHost() == null || !(url.isHttps() || ownMachine)) {
            throw new IllegalArgumentException("the " + name + " endpoint must be https, or http on a loopback host");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty() || url.query() != null || url.fragment() != null) {
            throw new IllegalArgumentException("the " + name + " endpoint must be an address without user or query");
        }
    }
}
