package dev.socialconnector.spring.login;

import dev.socialconnector.settings.LocalizedText;
import dev.socialconnector.spring.SocialConnectors;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks somebody who is signed in whether to link their account to the provider that they came back from before. Whoever is not signed in
 * yet is passed on, to whatever protects the page.
 */
final class SocialLinkPage extends OncePerRequestFilter {
    private static final LocalizedText QUESTION = LocalizedText.of(
            "Link your account %1 to %2, so that you can sign in with it from now on?",
            "%1 계정에 %2 계정을 연결할까요? 연결하면 앞으로 %2 로그인을 사용할 수 있습니다.");
    private static final LocalizedText YES = LocalizedText.of("Link", "연결");
    private static final LocalizedText NO = LocalizedText.of("Do not link", "연결하지 않음");
    private static final String ANSWER = "answer";

    private final RequestMatcher page;
    private final PendingLink pending;
    private final SocialConnectors connectors;
    private final SocialAccountLinker linker;
    private final SecurityContextHolderStrategy contexts;
    private final String next;
    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();
    private final RedirectStrategy redirects = new DefaultRedirectStrategy();

    SocialLinkPage(
            RequestMatcher page,
            PendingLink pending,
            SocialConnectors connectors,
            SocialAccountLinker linker,
            SecurityContextHolderStrategy contexts,
            String next) {
        this.page = page;
        this.pending = pending;
        this.connectors = connectors;
        this.linker = linker;
        this.contexts = contexts;
        this.next = next;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Authentication> signedIn = page.matches(request) ? signedIn() : Optional.empty();
        if (signedIn.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Authentication account = signedIn.get();
        Optional<SocialLink> link = pending.look(request);
        if (link.isEmpty()) {
            redirects.sendRedirect(request, response, next);
        } else if (Callbacks.isForm(request)) { // the filter before this one has checked the form's token
            pending.drop(request);
            if ("yes".equals(request.getParameter(ANSWER))) {
                linker.link(account, link.get());
            }
            redirects.sendRedirect(request, response, next);
        } else {
            new Html(request).allowing("form-action 'self'").send(response, question(request, account, link.get()));
        }
    }

    private Optional<Authentication> signedIn() {
        return Optional.ofNullable(contexts.getContext().getAuthentication())
                .filter(account -> account.isAuthenticated() && !trust.isAnonymous(account));
    }

    private String question(HttpServletRequest request, Authentication account, SocialLink link) {
        String language = Html.language(request);
        String provider = connectors
                .find(link.registrationId())
                .map(registration -> registration.name().in(language))
                .orElse(link.registrationId());
        provider = link.label().isEmpty() ? provider : provider + " (" + link.label() + ")";
        String question = QUESTION.in(language).replace("%1", account.getName()).replace("%2", provider);
        return "<p>" + Html.escaped(question) + "</p><form method=\"post\">" + token(request)
                + "<button name=\"" + ANSWER + "\" value=\"yes\">" + Html.escaped(YES.in(language)) + "</button>"
                + "<button name=\"" + ANSWER + "\" value=\"no\">" + Html.escaped(NO.in(language)) + "</button></form>";
    }

    private static String token(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? "<input type=\"hidden\" name=\"" + Html.escaped(token.getParameterName()) + "\" value=\""
                        + Html.escaped(token.getToken()) + "\">"
                : "";
    }
}
