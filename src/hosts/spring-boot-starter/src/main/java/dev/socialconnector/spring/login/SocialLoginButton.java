package dev.socialconnector.spring.login;

import java.util.Objects;
import java.util.Optional;

/**
 * One button of a login page, for pages and templates of the application's own.
 *
 * @param registrationId what it signs in with
 * @param name the provider's name
 * @param text what the button says
 * @param href where it leads to, with the context path
 * @param logo the provider's symbol for light backgrounds as a {@code data:} address
 * @param logoDark the symbol for dark backgrounds, if that is another one
 */
public record SocialLoginButton(
        String registrationId,
        String name,
        String text,
        String href,
        Optional<String> logo,
        Optional<String> logoDark) {
    public SocialLoginButton {
        Objects.requireNonNull(registrationId, "registrationId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(href, "href");
        Objects.requireNonNull(logo, "logo");
        Objects.requireNonNull(logoDark, "logoDark");
    }
}
