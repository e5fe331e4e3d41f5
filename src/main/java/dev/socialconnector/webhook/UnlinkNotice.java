package dev.socialconnector.webhook;

import java.util.Objects;

/**
 * A genuine notice that a person is not linked any more.
 *
 * @param subject who, as {@link dev.socialconnector.SocialProfile#subject()}
 * @param cause how it came about, in the provider's words; new words may appear at any time, and it is empty if the provider
 *     did not say, or said what cannot be read
 */
public record UnlinkNotice(String subject, String cause) {
    public UnlinkNotice {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(cause, "cause");
    }

    /** Leaves out who. */
    @Override
    public String toString() {
        return "UnlinkNotice[cause=" + cause + "]";
    }
}
