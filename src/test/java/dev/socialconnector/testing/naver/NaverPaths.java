package dev.socialconnector.testing.naver;

/** The paths of a {@link NaverEmulator}, as at Naver. */
public final class NaverPaths {
    public static final String TOKEN = "/oauth2/token";
    public static final String CLASSIC_TOKEN = "/oauth2.0/token";
    public static final String REVOKE = "/oauth2.0/revoke";
    public static final String JWKS = "/oauth2/jwks";
    public static final String PROFILE = "/v1/nid/me";
    public static final String VERIFY = "/v1/nid/verify";
    public static final String AGREEMENT = "/v1/nid/agreement";

    private NaverPaths() {}
}
