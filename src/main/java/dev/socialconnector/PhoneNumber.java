package dev.socialconnector;

import dev.socialconnector.internal.Digits;
import java.util.Objects;
import java.util.Optional;

/**
 * A phone number with its verdict.
 *
 * @param raw the number as the provider gave it
 * @param e164 the number in E.164 form, {@code +821012345678}; absent if it could not be brought into that form for sure
 * @param verified whether the provider vouches for it; never true without {@code e164}
 */
public record PhoneNumber(String raw, Optional<String> e164, boolean verified) {
    public PhoneNumber {
        Objects.requireNonNull(raw, "raw");
        Objects.requireNonNull(e164, "e164");
        verified = verified && e164.isPresent();
    }

    /** Tells whether a text is a number in E.164 form, of seven to fifteen digits. */
    public static boolean isE164(String text) {
        return text.length() >= 8
                && text.length() <= 16
                && text.charAt(0) == '+'
                && text.charAt(1) != '0'
                && Digits.areFrom(1, text);
    }

    /** Prints the verdict, not the number. */
    @Override
    public String toString() {
        return "PhoneNumber[verified=" + verified + "]";
    }
}
