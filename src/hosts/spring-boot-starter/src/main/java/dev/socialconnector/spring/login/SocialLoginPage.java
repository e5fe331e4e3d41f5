package dev.socialconnector.spring.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** The login page for applications that have none: what went wrong, if something did, and the buttons. */
final class SocialLoginPage extends OncePerRequestFilter {
    private final RequestMatcher page;
    private final SocialLoginButtons buttons;

    SocialLoginPage(String path, SocialLoginButtons buttons) {
        this.page = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, path);
        this.buttons = buttons;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (page.matches(request)) {
            new Html(request).send(response, body(request));
        } else {
            chain.doFilter(request, response);
        }
    }

    private String body(HttpServletRequest request) {
        StringBuilder body = new StringBuilder();
        String error = request.getParameter(SocialLoginFailureHandler.PARAMETER);
        if (error != null) {
            body.append("<p class=\"error\" role=\"alert\">")
                    .append(Html.escaped(FailureTexts.of(error).in(Html.language(request))))
                    .append("</p>");
        }
        for (SocialLoginButton button : buttons.of(request)) {
            body.append("<a class=\"social\" href=\"")
                    .append(Html.escaped(button.href()))
                    .append("\">");
            button.logo().ifPresent(logo -> body.append("<img alt=\"\" src=\"")
                    .append(Html.escaped(logo))
                    .append("\">"));
            body.append(Html.escaped(button.text())).append("</a>");
        }
        return body.toString();
    }
}
