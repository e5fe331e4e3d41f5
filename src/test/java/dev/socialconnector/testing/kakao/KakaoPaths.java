package dev.socialconnector.testing.kakao;

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

    /** How each consent item stands. */
    public static final String SCOPES = "/v2/user/scopes";

    /** Takes consents back. */
    public static final String REVOKE_SCOPES = "/v2/user/revoke/scopes";

    /** How each of the service's own terms stands. */
    public static final String SERVICE_TERMS = "/v2/user/service_terms";

    /** Takes consents to terms back. */
    public static final String REVOKE_SERVICE_TERMS = "/v2/user/revoke/service_terms";

    /** Records consents to terms that the service collected. */
    public static final String UPGRADE_SERVICE_TERMS = "/v2/user/upgrade/service_terms";

    /** Shipping addresses. */
    public static final String SHIPPING_ADDRESS = "/v1/user/shipping_address";

    /** Completes the link to an app without automatic link. */
    public static final String SIGNUP = "/v1/user/signup";

    /** Stores the app's own properties of a user. */
    public static final String UPDATE_PROFILE = "/v1/user/update_profile";

    private KakaoPaths() {}
}
