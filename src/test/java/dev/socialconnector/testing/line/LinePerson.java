package dev.socialconnector.testing.line;

import java.util.Optional;

/**
 * A LINE account.
 *
 * @param subject {@code U} and 32 hexadecimal digits
 * @param name free text
 * @param picture address of the picture, if there is one
 * @param email address, if there is one and the person shares it
 * @param friend whether the person added the official account
 */
public record LinePerson(
        String subject, String name, Optional<String> picture, Optional<String> email, boolean friend) {
    /** Shares everything. */
    public static final LinePerson SAKURA = new LinePerson(
            "U0123456789abcdef0123456789abcdef",
            "さくら🌸",
            Optional.of("https://profile.line-scdn.net/0abc"),
            Optional.of("sakura@example.jp"),
            true);

    /** Has no picture, and shares no address. */
    public static final LinePerson KEN =
            new LinePerson("Ufedcba9876543210fedcba9876543210", "けん", Optional.empty(), Optional.empty(), false);

    @Override
    public String toString() {
        return "LinePerson[" + subject + "]";
    }
}
