package dev.socialconnector.toolkit.openid;

import dev.socialconnector.BirthDate;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.PhoneNumber;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ServerAddress;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The standard claims about a person (OpenID Connect Core section 5.1), of an ID token or of the UserInfo endpoint. What is missing,
 * blank or of a surprising type is left out.
 */
public final class StandardClaims {
    private static final Pattern BIRTHDATE = Pattern.compile("(\\d{4})(?:-(\\d{2})-(\\d{2}))?");

    private StandardClaims() {}

    /** Starts the profile of the person whom the claims are about. */
    public static SocialProfile.Builder profile(VerifiedClaims verified) {
        return profile(verified.subject(), verified);
    }

    /**
     * Starts the profile of a person whom the provider's UserInfo endpoint knows by another name than its ID tokens.
     *
     * @param subject what the person is called here; the caller has made sure that the claims are theirs
     */
    public static SocialProfile.Builder profile(String subject, VerifiedClaims verified) {
        JsonObject claims = verified.json();
        return SocialProfile.of(subject)
                .nickname(claims.filled("nickname").or(() -> claims.filled("preferred_username")))
                .name(claims.filled("name"))
                .givenName(claims.filled("given_name"))
                .familyName(claims.filled("family_name"))
                .email(claims.filled("email")
                        .map(address -> new EmailAddress(address, isTrue(claims, "email_verified"))))
                .phoneNumber(claims.filled("phone_number")
                        .map(number -> new PhoneNumber(
                                number,
                                Optional.of(number).filter(PhoneNumber::isE164),
                                isTrue(claims, "phone_number_verified"))))
                .picture(claims.filled("picture").flatMap(ServerAddress::https))
                .gender(claims.filled("gender").map(gender -> gender.toLowerCase(Locale.ROOT)))
                .birthDate(claims.filled("birthdate").flatMap(StandardClaims::birthDate))
                .claims(claims.members());
    }

    /** Tells whether a verdict is clearly true. Some providers send the flag as text, with a capital letter or without. */
    public static boolean isTrue(JsonObject claims, String name) {
        return claims.flag(name).orElse(false)
                || claims.text(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** {@code YYYY-MM-DD}; {@code 0000-MM-DD} without the year; {@code YYYY} without the day. */
    private static Optional<BirthDate> birthDate(String text) {
        Matcher parts = BIRTHDATE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<String> year = Optional.of(parts.group(1)).filter(BirthDate::isYear);
        Optional<String> birthday = Optional.ofNullable(parts.group(2))
                .map(month -> month + parts.group(3))
                .filter(BirthDate::isBirthday);
        return year.isEmpty() && birthday.isEmpty() ? Optional.empty() : Optional.of(BirthDate.solar(year, birthday));
    }
}
