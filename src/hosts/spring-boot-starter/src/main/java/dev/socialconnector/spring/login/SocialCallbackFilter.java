package dev.socialconnector.spring.login;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.spring.SocialConnectors;
import dev.socialconnector.spring.SocialRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Ends a sign-in: takes its session out, once, and has the callback authenticated. */
final class SocialCallbackFilter extends AbstractAuthenticationProcessingFilter {
    private final SocialConnectors connectors;
    private final SignInStorage storage;
    private final RequestMatcher comesBack;

    SocialCallbackFilter(
            SocialConnectors connectors,
            SignInAddresses addresses,
            SignInStorage storage,
            AuthenticationManager authenticationManager) {
        super(new Known(connectors, addresses.comesBack()), authenticationManager);
        this.connectors = connectors;
        this.storage = storage;
        this.comesBack = addresses.comesBack();
    }

    /** Returns null if the answer is the form that comes again, see {@link FormPostRelay}. */
    @Override
    public @Nullable Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SocialRegistration registration =
                registration(connectors, comesBack, request).orElseThrow();
        try {
            AuthorizationCallback callback = Callbacks.of(request);
            Optional<AuthorizationSession> session = callback.state().isEmpty()
                    ? Optional.empty()
                    : storage.take(registration, callback.state().get(), request, response);
            if (session.isEmpty() && FormPostRelay.isNeeded(request)) {
                FormPostRelay.send(request, response);
                return null;
            }
            SocialCallback back =
                    new SocialCallback(registration, callback, session.orElseThrow(SocialCallbackFilter::unknown));
            back.setDetails(authenticationDetailsSource.buildDetails(request));
            return getAuthenticationManager().authenticate(back);
        } catch (ConnectorException refusal) {
            throw new SocialAuthenticationException(refusal);
        }
    }

    private static Optional<SocialRegistration> registration(
            SocialConnectors connectors, RequestMatcher matcher, HttpServletRequest request) {
        return Optional.ofNullable(matcher.matcher(request).getVariables().get(SignInAddresses.ID))
                .flatMap(connectors::find);
    }

    private static ConnectorException unknown() {
        return new ConnectorException(
                Reason.INVALID_CALLBACK,
                Step.CALLBACK,
                "no sign-in of this state is under way in this browser, or it was finished already");
    }

    /** Leaves the addresses of unknown registrations to the application. */
    private record Known(SocialConnectors connectors, RequestMatcher comesBack) implements RequestMatcher {
        @Override
        public boolean matches(HttpServletRequest request) {
            return registration(connectors, comesBack, request).isPresent();
        }
    }
}
