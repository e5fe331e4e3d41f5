package dev.socialconnector.spring.login;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import org.springframework.security.core.AuthenticationException;

/** A sign-in with a provider that came to nothing. Its message may be shown to the person; what the log needs is the cause. */
public final class SocialAuthenticationException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final ConnectorException failure;

    SocialAuthenticationException(ConnectorException failure) {
        super(FailureTexts.of(FailureTexts.code(failure.reason())).english(), failure);
        this.failure = failure;
    }

    /** Returns what happened. */
    public ConnectorException failure() {
        return failure;
    }

    /** Returns what went wrong: whose turn it is. */
    public Reason reason() {
        return failure.reason();
    }
}
