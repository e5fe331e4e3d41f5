package dev.socialconnector.spring.webhook;

import dev.socialconnector.webhook.UnlinkNotice;
import java.util.Objects;

/**
 * A person broke the link at the provider: forget what came from there. Published once the provider has its answer; it may come again.
 *
 * @param registrationId the registration that it came for
 * @param target what the account is filed under, together with the subject
 * @param notice whom it is about, and how it came about
 */
public record SocialUnlinkEvent(String registrationId, String target, UnlinkNotice notice) {
    public SocialUnlinkEvent {
        Objects.requireNonNull(registrationId, "registrationId");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(notice, "notice");
    }

    /** Returns target and subject as one text, the key that the account is filed under. */
    public String accountKey() {
        return target + ":" + notice.subject();
    }
}
