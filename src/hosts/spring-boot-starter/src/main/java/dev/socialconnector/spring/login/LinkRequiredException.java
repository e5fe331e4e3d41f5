package dev.socialconnector.spring.login;

import java.util.Objects;
import org.springframework.security.core.AuthenticationException;

/**
 * Thrown by a {@link SocialUserService} that knows an account which could be this person's, for example by a verified e-mail address. The
 * person signs in to that account in the way they know, and is then asked whether to link the two; {@link SocialAccountLinker} does it.
 */
public final class LinkRequiredException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final transient SocialSignIn signIn;

    /** Asks for the link of somebody who has just come back from a provider. */
    public LinkRequiredException(SocialSignIn signIn) {
        super("An account like this exists here. Please sign in to it, to link the two.");
        this.signIn = Objects.requireNonNull(signIn, "signIn");
    }

    SocialSignIn signIn() {
        return signIn;
    }
}
