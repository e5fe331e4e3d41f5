package dev.socialconnector.spring.login;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.UrlUtils;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Where a sign-in begins and comes back.
 *
 * @param path what both are below
 * @param baseUrl where browsers see the application; without it, the request tells
 */
record SignInAddresses(String path, Optional<URI> baseUrl) {
    /** The name of the registration's id in the matchers' variables. */
    static final String ID = "registrationId";

    private static final String CALLBACK = "/callback";
    private static final String LINK = "-link";

    /** Matches what begins a sign-in. */
    RequestMatcher begins() {
        return matcher(HttpMethod.GET, "");
    }

    /** Matches a browser that comes back, by redirect or by a form. */
    RequestMatcher comesBack() {
        return new OrRequestMatcher(matcher(HttpMethod.GET, CALLBACK), comesBackByForm());
    }

    /** Matches a browser that comes back by a form of the provider's page, which has no token of ours. */
    RequestMatcher comesBackByForm() {
        return matcher(HttpMethod.POST, CALLBACK);
    }

    /** Matches the page that asks whether to link an account. */
    RequestMatcher asksForLink() {
        return PathPatternRequestMatcher.withDefaults().matcher(link());
    }

    /** Returns the path of the page that asks whether to link an account. */
    String link() {
        return path + LINK;
    }

    /** Returns where a button leads to, for a link in a page of this application. */
    String beginning(String contextPath, String registrationId) {
        return contextPath + path + "/" + registrationId;
    }

    /** Returns the redirect URI, as the provider must have it registered. */
    String redirectUri(HttpServletRequest request, String registrationId) {
        String below = path + "/" + registrationId + CALLBACK;
        return baseUrl.map(base -> base + below)
                .orElseGet(() -> UrlUtils.buildFullRequestUrl(
                        request.getScheme(),
                        request.getServerName(),
                        request.getServerPort(),
                        request.getContextPath() + below,
                        null));
    }

    /** Returns the path, as browsers see it, that all addresses of a registration are below. */
    String cookiePath(HttpServletRequest request, String registrationId) {
        String prefix = baseUrl.map(base -> Objects.requireNonNullElse(base.getRawPath(), ""))
                .orElseGet(request::getContextPath);
        return beginning(prefix, registrationId);
    }

    /** Tells whether browsers use https. */
    boolean isSecure(HttpServletRequest request) {
        return baseUrl.map(base -> "https".equalsIgnoreCase(base.getScheme())).orElseGet(request::isSecure);
    }

    private RequestMatcher matcher(HttpMethod method, String suffix) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, path + "/{" + ID + "}" + suffix);
    }
}
