package dev.socialconnector.testing;

/**
 * The paths that the emulator answers, as published in Kakao's REST API reference; one port serves both of Kakao's
 * hosts, {@code kauth.kakao.com} and {@code kapi.kakao.com}.
 */
public final class KakaoPaths {

    /** The page where a browser starts a sign-in. */
    public static final String AUTHORIZE = "/oauth/authorize";

    /** The token endpoint: code exchange and refresh. */
    public static final String TOKEN = "/oauth/token";

    /** The OpenID Connect discovery document. */
    public static final String DISCOVERY = "/.well-known/openid-configuration";

    /** The public keys of ID tokens. */
    public static final String JWKS = "/.well-known/jwks.json";

    /** The user information of Kakao's own API. */
    public static final String USER_ME = "/v2/user/me";

    /** The user information of OpenID Connect. */
    public static final String USER_INFO = "/v1/oidc/userinfo";

    /** What an access token stands for. */
    public static final String TOKEN_INFORMATION = "/v1/user/access_token_info";

    /** Ends tokens. */
    public static final String LOGOUT = "/v1/user/logout";

    /** Breaks the link to the app. */
    public static final String UNLINK = "/v1/user/unlink";

    /** Lists the ids of all linked users; by admin key only. */
    public static final String USER_IDS = "/v1/user/ids";

    /** The user information of several users; by admin key only. */
    public static final String APP_USERS = "/v2/app/users";

    /** The page where a browser ends a sign-in, here or at Kakao too. */
    public static final String BROWSER_LOGOUT = "/oauth/logout";

    private KakaoPaths() {}
}
