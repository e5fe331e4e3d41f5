package dev.socialconnector.spring.login;

import dev.socialconnector.settings.LocalizedText;
import dev.socialconnector.spring.SocialConnectors;
import dev.socialconnector.spring.SocialRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;

/** The buttons of a login page, one for each registration. A bean, for pages and templates of the application's own. */
public final class SocialLoginButtons {
    private static final LocalizedText TEXT = LocalizedText.of("Sign in with %s", "%s 로그인");

    private final SocialConnectors connectors;
    private final SignInAddresses addresses;

    SocialLoginButtons(SocialConnectors connectors, SignInAddresses addresses) {
        this.connectors = connectors;
        this.addresses = addresses;
    }

    /** Returns the buttons in the browser's language. */
    public List<SocialLoginButton> of(HttpServletRequest request) {
        return in(Html.language(request), request.getContextPath());
    }

    /**
     * Returns the buttons in a language.
     *
     * @param languageTag the language (BCP 47), or else English
     * @param contextPath what all addresses of the application begin with; empty if nothing
     */
    public List<SocialLoginButton> in(String languageTag, String contextPath) {
        return connectors.all().stream()
                .map(registration -> button(registration, languageTag, contextPath))
                .toList();
    }

    private SocialLoginButton button(SocialRegistration registration, String languageTag, String contextPath) {
        String name = registration.name().in(languageTag);
        return new SocialLoginButton(
                registration.id(),
                name,
                TEXT.in(languageTag).replace("%s", name),
                addresses.beginning(contextPath, registration.id()),
                registration.metadata().logo().map(URI::toString),
                registration.metadata().logoDark().map(URI::toString));
    }
}
