package dev.socialconnector.testing.openid;

/** The paths of an {@link OpenIdProvider}; that of its discovery document depends on its issuer. */
public final class OpenIdPaths {
    public static final String AUTHORIZE = "/authorize";
    public static final String TOKEN = "/token";
    public static final String JWKS = "/keys";
    public static final String USER_INFO = "/userinfo";
    public static final String REVOCATION = "/revoke";
    public static final String END_SESSION = "/logout";

    private OpenIdPaths() {}
}
