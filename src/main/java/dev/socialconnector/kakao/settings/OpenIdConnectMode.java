package dev.socialconnector.kakao.settings;

/** Whether a sign-in uses OpenID Connect, which an application switches on in Kakao's console. */
public enum OpenIdConnectMode {
    /** Verifies an ID token whenever one comes, and does without where none comes. */
    AUTOMATIC,
    /** Refuses a sign-in without a verified ID token. */
    REQUIRED,
    /** Sends no nonce, asks for no ID token, and drops one that comes. */
    OFF
}
