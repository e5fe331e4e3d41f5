package dev.socialconnector.kakao;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Step;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Auto-login: a sign-in without a page, for people who opened the service inside KakaoTalk, where they are signed in already.
 * Source: Kakao Login, "Utilize", on auto-login.
 */
public final class KakaoAutoLogin {
    /** What to do when an auto-login did not succeed. Never another auto-login at once: it would end in the same way, for ever. */
    public enum Fallback {
        /** The person has not agreed to this service yet: show the login button, and let them press it. */
        LOGIN_BUTTON,
        /** Kakao has to ask the person something: begin an ordinary sign-in. */
        SIGN_IN
    }

    private static final String IN_APP_BROWSER = "KAKAOTALK";

    private KakaoAutoLogin() {}

    /**
     * Tells whether a request comes from the browser inside KakaoTalk.
     *
     * @param userAgent the request's header {@code User-Agent}, if it has one
     */
    public static boolean isInKakaoTalk(@Nullable String userAgent) {
        return userAgent != null && userAgent.contains(IN_APP_BROWSER);
    }

    /** Returns the options of a sign-in that shows no page: it succeeds at once, or brings an error back at once. */
    public static AuthorizationOptions silent(AuthorizationOptions options) {
        return options.prompt("none");
    }

    /** Returns what to do after an auto-login that ended so; nothing if that is an error as of any other sign-in. */
    public static Optional<Fallback> fallback(ConnectorException failure) {
        if (failure.step() != Step.CALLBACK) {
            return Optional.empty();
        }
        return switch (failure.providerCode().orElse("")) {
            case "consent_required" -> Optional.of(Fallback.LOGIN_BUTTON);
            case "login_required", "interaction_required", "auto_login" -> Optional.of(Fallback.SIGN_IN);
            default -> Optional.empty();
        };
    }
}
