package dev.socialconnector.apple;

import dev.socialconnector.toolkit.http.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The name in the {@code user} parameter of a person's first callback. It is not signed: the person can edit it, and whoever makes
 * the callback up makes the name up. The parameter's e-mail address is never looked at.
 *
 * @param given {@code name.firstName}
 * @param family {@code name.lastName}
 */
record AppleName(Optional<String> given, Optional<String> family) {
    private static final int MAX_LENGTH = 255;
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /** Names in these letters are written with the family's name first, and without a blank. */
    private static final Pattern EAST_ASIAN =
            Pattern.compile("[\\p{IsHangul}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]+");

    /** Reads the parameter. What is no name is none; it never ends a sign-in. */
    static AppleName parse(Optional<String> user) {
        JsonObject name = user.flatMap(json -> JsonObject.parse(json.getBytes(StandardCharsets.UTF_8)))
                .map(json -> json.object("name"))
                .orElse(new JsonObject(Map.of()));
        return new AppleName(part(name, "firstName"), part(name, "lastName"));
    }

    /** Returns the parts as one name. */
    Optional<String> whole() {
        boolean eastAsian = Stream.of(given, family)
                .allMatch(part ->
                        part.filter(text -> EAST_ASIAN.matcher(text).matches()).isPresent());
        return eastAsian
                ? Optional.of(family.orElseThrow() + given.orElseThrow())
                : Optional.of(Stream.of(given, family).flatMap(Optional::stream).collect(Collectors.joining(" ")))
                        .filter(name -> !name.isEmpty());
    }

    /** Returns the parts by the names that Apple has for them. */
    Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        given.ifPresent(text -> members.put("firstName", text));
        family.ifPresent(text -> members.put("lastName", text));
        return members;
    }

    /** Prints nothing of the name. */
    @Override
    public String toString() {
        return "AppleName";
    }

    private static Optional<String> part(JsonObject name, String member) {
        return name.filled(member)
                .map(String::strip)
                .filter(text ->
                        text.length() <= MAX_LENGTH && !UNSHOWABLE.matcher(text).find());
    }
}
