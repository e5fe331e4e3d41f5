package dev.socialconnector.spring.login;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Sends the browser to a page of the application: one for the reason, or else the login page, with the reason as its parameter
 * {@code error}: {@code denied}, {@code unavailable}, and so on, {@code account} if the account here may not sign in, or {@code link} if
 * the person is to sign in to another account first. Logs what the operator must know.
 */
public final class SocialLoginFailureHandler implements AuthenticationFailureHandler {
    static final String PARAMETER = "error";

    private static final Log LOG = LogFactory.getLog(SocialLoginFailureHandler.class);

    private final String loginPage;
    private final Map<Reason, String> pages;
    private final RedirectStrategy redirects = new DefaultRedirectStrategy();

    /**
     * Makes a handler.
     *
     * @param loginPage path of the login page
     * @param pages paths of pages for single reasons
     */
    public SocialLoginFailureHandler(String loginPage, Map<Reason, String> pages) {
        this.loginPage = loginPage;
        this.pages = pages.isEmpty() ? Map.of() : new EnumMap<>(pages);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) { // Spring Security's own login page takes its text from there
            session.setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, exception);
        }
        redirects.sendRedirect(request, response, page(exception));
    }

    private String page(AuthenticationException exception) {
        if (exception instanceof SocialAuthenticationException social) {
            log(social.failure());
            String code = FailureTexts.code(social.reason());
            return pages.getOrDefault(social.reason(), withCode(code));
        }
        if (exception instanceof LinkRequiredException) {
            return withCode(FailureTexts.LINK);
        }
        LOG.info("An account may not sign in: " + exception.getClass().getSimpleName());
        return withCode(FailureTexts.ACCOUNT);
    }

    private String withCode(String code) {
        return loginPage + (loginPage.contains("?") ? "&" : "?") + PARAMETER + "=" + code;
    }

    /** Messages of the library hold no secret and nothing about a person. */
    private static void log(ConnectorException failure) {
        switch (failure.reason().turn()) {
            case OPERATOR -> LOG.error(failure.getMessage(), failure);
            case LATER -> LOG.warn(failure.getMessage());
            case PERSON, RESTART -> LOG.info(failure.getMessage());
        }
    }
}
