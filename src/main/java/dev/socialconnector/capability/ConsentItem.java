package dev.socialconnector.capability;

import dev.socialconnector.Consent;
import java.util.Objects;
import java.util.Optional;

/**
 * One consent item as the provider lists it.
 *
 * @param consent the item's scope and how it stands
 * @param name what the provider calls it, for people to read; text from outside, to be escaped
 * @param inUse whether the application still asks for it; a consent given earlier outlives that
 * @param revocable whether the person can take it back
 */
public record ConsentItem(Consent consent, Optional<String> name, boolean inUse, boolean revocable) {
    public ConsentItem {
        Objects.requireNonNull(consent, "consent");
        Objects.requireNonNull(name, "name");
    }

    /** Leaves out the name, which is text from outside. */
    @Override
    public String toString() {
        return "ConsentItem[consent=" + consent + ", inUse=" + inUse + ", revocable=" + revocable + "]";
    }
}
