package dev.socialconnector.line;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;

/**
 * Auto login: on a phone with the LINE app, people sign in without a page. Where it fails, for example in private browsing, they come back
 * with a state that is not the session's, which looks like a forgery.
 *
 * <p>Refuse it as any other, and begin again, once in this browser, without auto login:
 *
 * <pre>{@code
 * try {
 *     login = line.complete(callback, session);
 * } catch (ConnectorException failure) {
 *     if (LineAutoLogin.mayHaveFailed(failure) && !triedInThisBrowser) {
 *         redirect(line.begin(LineAutoLogin.without(AuthorizationOptions.redirectingTo(CALLBACK))));
 *     }
 * }
 * }</pre>
 *
 * <p>Source: LINE Login, "How to handle auto login failure".
 */
public final class LineAutoLogin {
    private LineAutoLogin() {}

    /** Tells whether a failed sign-in looks as after a failed auto login. A forged callback looks the same. */
    public static boolean mayHaveFailed(ConnectorException failure) {
        return failure.reason() == Reason.INVALID_CALLBACK && failure.step() == Step.CALLBACK;
    }

    /** Returns the options of a sign-in that does without auto login. */
    public static AuthorizationOptions without(AuthorizationOptions options) {
        return options.parameter(LineParameters.DISABLE_AUTO_LOGIN, "true");
    }

    /** Returns the failure with a hint for the log. */
    static ConnectorException hinted(ConnectorException failure) {
        return mayHaveFailed(failure)
                ? ConnectorException.builder(
                                failure.reason(),
                                failure.step(),
                                failure.getMessage()
                                        + "; if auto login failed, begin again once with disable_auto_login=true")
                        .cause(failure)
                        .build()
                : failure;
    }
}
