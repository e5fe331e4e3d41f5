package dev.socialconnector.demo.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that a provider told about a person, and what the server did about it.
 *
 * @param at when it came
 * @param type what happened, see {@code event.*} in the texts
 * @param cause how it came about, if that was told; text from outside
 * @param person the end of the person's subject: enough to follow in a demo, too little to know who
 * @param effect what the server did
 */
public record ReceivedEvent(Instant at, String type, Optional<String> cause, String person, Effect effect) {
    /** What the server did. */
    enum Effect {
        FORGOTTEN,
        SIGNED_OUT,
        PROFILE_OUTDATED,
        NOTHING
    }

    private static final int SHOWN = 4;

    public static ReceivedEvent of(Instant at, String type, Optional<String> cause, String subject, Effect effect) {
        int hidden = Math.max(subject.length() - SHOWN, (subject.length() + 1) / 2);
        return new ReceivedEvent(at, type, cause, "…" + subject.substring(hidden), effect);
    }
}
