package dev.socialconnector.spring.webhook;

import dev.socialconnector.webhook.SecurityEvent;
import java.util.Objects;

/**
 * Something happened to a person's account at the provider. Published once the provider has its answer, once for each event; events can
 * come late and out of order.
 *
 * @param registrationId the registration that it came for
 * @param target what the account is filed under, together with the subject
 * @param event whom it is about, and what happened
 */
public record SocialSecurityEvent(String registrationId, String target, SecurityEvent event) {
    public SocialSecurityEvent {
        Objects.requireNonNull(registrationId, "registrationId");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(event, "event");
    }

    /** Returns target and subject as one text, the key that the account is filed under. */
    public String accountKey() {
        return target + ":" + event.subject();
    }
}
