package dev.socialconnector.spring.login;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.spring.SocialRegistration;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A browser that is back from the provider, and not authenticated yet. Lives no longer than its request. */
final class SocialCallback extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient SocialRegistration registration;
    private final transient AuthorizationCallback callback;
    private final transient AuthorizationSession session;

    SocialCallback(SocialRegistration registration, AuthorizationCallback callback, AuthorizationSession session) {
        super(List.of());
        this.registration = registration;
        this.callback = callback;
        this.session = session;
    }

    SocialRegistration registration() {
        return registration;
    }

    AuthorizationCallback callback() {
        return callback;
    }

    AuthorizationSession session() {
        return session;
    }

    @Override
    public Object getPrincipal() {
        return registration.id();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String toString() {
        return "SocialCallback[" + registration.id() + "]";
    }
}
