package dev.socialconnector.google;

/**
 * Parameters of an authorization request that only Google knows, for {@link dev.socialconnector.AuthorizationOptions#parameter}.
 * Source: Google, OpenID Connect, "Authentication URI parameters".
 */
public final class GoogleParameters {
    /** {@code true} for a token that covers also what was granted before (incremental authorization). */
    public static final String INCLUDE_GRANTED_SCOPES = "include_granted_scopes";

    /** {@code offline} for a refresh token, unless the settings ask for one at each sign-in. */
    public static final String ACCESS_TYPE = "access_type";

    /**
     * The domain of the accounts to show, unless the settings name the hosted domains. A hint for the page, and no check: anyone can
     * change the address in their browser.
     */
    public static final String HOSTED_DOMAIN = "hd";

    /** The language of the page, as a language tag. */
    public static final String LANGUAGE = "hl";

    private GoogleParameters() {}
}
