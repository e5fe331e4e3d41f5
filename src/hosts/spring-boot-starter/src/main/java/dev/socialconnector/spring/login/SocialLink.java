package dev.socialconnector.spring.login;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * A person at a provider, to be linked to an account. Serializable, for HTTP sessions in a store.
 *
 * @param registrationId what they signed in with
 * @param target what the account is to be filed under, together with the subject
 * @param subject the provider's unchanging identifier of the person
 * @param label what the person is called at the provider, to show and never to decide by; may be empty
 * @param expiresAt until when they may agree
 */
public record SocialLink(String registrationId, String target, String subject, String label, Instant expiresAt)
        implements Serializable {
    public SocialLink {
        Objects.requireNonNull(registrationId, "registrationId");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** Returns target and subject as one text, as {@link SocialSignIn#accountKey()} does. */
    public String accountKey() {
        return target + ":" + subject;
    }

    /** Prints nothing about the person. */
    @Override
    public String toString() {
        return "SocialLink[" + registrationId + "]";
    }
}
