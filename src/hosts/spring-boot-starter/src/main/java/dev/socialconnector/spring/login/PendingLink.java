package dev.socialconnector.spring.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The link that a browser's person has still to agree to: one at a time, in the HTTP session, which a sign-in does not end. */
record PendingLink(Clock clock) {
    private static final String ATTRIBUTE = "dev.socialconnector.link";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    void keep(HttpServletRequest request, SocialSignIn signIn) {
        request.getSession(true)
                .setAttribute(
                        ATTRIBUTE,
                        new SocialLink(
                                signIn.registrationId(),
                                signIn.target(),
                                signIn.subject(),
                                signIn.profile().displayName().orElse(""),
                                clock.instant().plus(LIFETIME)));
    }

    Optional<SocialLink> look(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(ATTRIBUTE) instanceof SocialLink link
                        && clock.instant().isBefore(link.expiresAt())
                ? Optional.of(link)
                : Optional.empty();
    }

    void drop(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
