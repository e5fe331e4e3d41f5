package dev.socialconnector.spring.login;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.spring.SocialConnectors;
import dev.socialconnector.spring.SocialRegistration;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Begins a sign-in: keeps its session and sends the browser to the provider. */
final class SocialRedirectFilter extends OncePerRequestFilter {
    private final SocialConnectors connectors;
    private final SignInAddresses addresses;
    private final SignInStorage storage;
    private final SocialLoginOptions options;
    private final AuthenticationFailureHandler failureHandler;
    private final RequestMatcher begins;

    SocialRedirectFilter(
            SocialConnectors connectors,
            SignInAddresses addresses,
            SignInStorage storage,
            SocialLoginOptions options,
            AuthenticationFailureHandler failureHandler) {
        this.connectors = connectors;
        this.addresses = addresses;
        this.storage = storage;
        this.options = options;
        this.failureHandler = failureHandler;
        this.begins = addresses.begins();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SocialRegistration> registration = registration(request);
        if (registration.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            response.sendRedirect(begin(registration.get(), request, response));
        } catch (ConnectorException failure) {
            failureHandler.onAuthenticationFailure(request, response, new SocialAuthenticationException(failure));
        }
    }

    private String begin(SocialRegistration registration, HttpServletRequest request, HttpServletResponse response) {
        AuthorizationOptions standard =
                AuthorizationOptions.redirectingTo(addresses.redirectUri(request, registration.id()));
        AuthorizationRequest begun =
                registration.connector().begin(options.choose(standard, registration.id(), request));
        storage.keep(registration, begun.session(), request, response);
        return begun.uri().toString();
    }

    private Optional<SocialRegistration> registration(HttpServletRequest request) {
        RequestMatcher.MatchResult match = begins.matcher(request);
        return match.isMatch()
                ? connectors.find(Objects.requireNonNull(match.getVariables().get(SignInAddresses.ID)))
                : Optional.empty();
    }
}
