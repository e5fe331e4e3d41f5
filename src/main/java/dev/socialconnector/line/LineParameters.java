package dev.socialconnector.line;

/**
 * Parameters of an authorization request that only LINE knows, for {@link dev.socialconnector.AuthorizationOptions#parameter}.
 * Source: LINE Login, "Integrating LINE Login with your web app".
 */
public final class LineParameters {
    /**
     * Offers the official account that is linked to the channel: {@code normal} on the consent page, {@code aggressive} on a page of its
     * own. The callback has {@code friendship_status_changed} then, which is not signed; ask {@link LineFriendship}.
     */
    public static final String BOT_PROMPT = "bot_prompt";

    /** {@code lineqr} to show the QR code first. */
    public static final String INITIAL_AMR_DISPLAY = "initial_amr_display";

    /** {@code false} to hide the links to other ways of signing in. */
    public static final String SWITCH_AMR = "switch_amr";

    /** {@code true} to do without auto login; see {@link LineAutoLogin}. */
    public static final String DISABLE_AUTO_LOGIN = "disable_auto_login";

    /** {@code true} to do without auto login on iOS alone; {@link #DISABLE_AUTO_LOGIN} is the newer one. */
    public static final String DISABLE_IOS_AUTO_LOGIN = "disable_ios_auto_login";

    /** The languages of the page, as language tags. */
    public static final String UI_LOCALES = "ui_locales";

    private LineParameters() {}
}
