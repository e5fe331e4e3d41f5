package dev.socialconnector.spring.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** Keeps a link that was asked for, and sees to it that whoever signs in next is asked for it, before the person is told. */
final class LinkAwareFailureHandler implements AuthenticationFailureHandler {
    private final PendingLink pending;
    private final boolean hasLinker;
    private final RequestCache requests;
    private final SignInAddresses addresses;
    private final AuthenticationFailureHandler rest;

    LinkAwareFailureHandler(
            PendingLink pending,
            boolean hasLinker,
            RequestCache requests,
            SignInAddresses addresses,
            AuthenticationFailureHandler rest) {
        this.pending = pending;
        this.hasLinker = hasLinker;
        this.requests = requests;
        this.addresses = addresses;
        this.rest = rest;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException, ServletException {
        if (exception instanceof LinkRequiredException link) {
            if (!hasLinker) {
                throw new IllegalStateException("a LinkRequiredException needs a bean of type SocialAccountLinker");
            }
            pending.keep(request, link.signIn());
            requests.saveRequest(new LinkPageRequest(request, addresses.link()), response);
        }
        rest.onAuthenticationFailure(request, response, exception);
    }
}
