package dev.socialconnector.toolkit.openid;

import dev.socialconnector.BirthDate;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.PhoneNumber;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ServerAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The standard claims about a person (OpenID Connect Core section 5.1), of an ID token or of the UserInfo endpoint. What is missing,
 * blank or of a surprising type is left out.
 */
public final class StandardClaims {
    private static final Pattern BIRTHDATE = Pattern.compile("(\\d{4})(?:-(\\d{2})-(\\d{2}))?");
    private static final String UNKNOWN_YEAR = "0000";
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    /** Values, and the verdicts about them, which mean nothing about a value from elsewhere. */
    private static final Map<String, String> VERDICTS =
            Map.of("email", "email_verified", "phone_number", "phone_number_verified");

    private StandardClaims() {}

    /** Starts the profile of a person with the given claims. */
    public static SocialProfile.Builder profile(String subject, JsonObject claims) {
        return SocialProfile.of(subject)
                .nickname(claims.filled("nickname").or(() -> claims.filled("preferred_username")))
                .name(claims.filled("name"))
                .givenName(claims.filled("given_name"))
                .familyName(claims.filled("family_name"))
                .email(claims.filled("email")
                        .map(address -> new EmailAddress(address, isTrue(claims, "email_verified"))))
                .phoneNumber(claims.filled("phone_number")
                        .map(number -> new PhoneNumber(number, e164(number), isTrue(claims, "phone_number_verified"))))
                .picture(claims.filled("picture").flatMap(ServerAddress::https))
                .gender(claims.filled("gender").map(gender -> gender.toLowerCase(Locale.ROOT)))
                .birthDate(claims.filled("birthdate").flatMap(StandardClaims::birthDate))
                .claims(claims.members());
    }

    /**
     * Returns the later claims, with the earlier ones where those say nothing; null says nothing. A value and its verdict stay
     * together: what the later claims say of either replaces both.
     */
    public static JsonObject merged(JsonObject earlier, JsonObject later) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(earlier.members());
        VERDICTS.forEach((value, verdict) -> {
            if (isSaid(later, value) || isSaid(later, verdict)) {
                merged.remove(value);
                merged.remove(verdict);
            }
        });
        later.members().forEach((name, value) -> {
            if (value != null || !merged.containsKey(name)) {
                merged.put(name, value);
            }
        });
        return new JsonObject(Collections.unmodifiableMap(merged));
    }

    private static boolean isSaid(JsonObject claims, String name) {
        return claims.members().get(name) != null;
    }

    /** Tells whether a verdict is clearly true. Some providers send the flag as text, with a capital letter or without. */
    public static boolean isTrue(JsonObject claims, String name) {
        return claims.flag(name).orElse(false)
                || claims.text(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    private static Optional<String> e164(String number) {
        return Optional.of(number).filter(text -> E164.matcher(text).matches());
    }

    /** {@code YYYY-MM-DD}; {@code 0000-MM-DD} without the year; {@code YYYY} without the day. */
    private static Optional<BirthDate> birthDate(String text) {
        Matcher parts = BIRTHDATE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<String> year = Optional.of(parts.group(1)).filter(digits -> !digits.equals(UNKNOWN_YEAR));
        Optional<String> birthday = Optional.ofNullable(parts.group(2))
                .map(month -> month + parts.group(3))
                .filter(BirthDate::isBirthday);
        return year.isEmpty() && birthday.isEmpty() ? Optional.empty() : Optional.of(BirthDate.solar(year, birthday));
    }
}
