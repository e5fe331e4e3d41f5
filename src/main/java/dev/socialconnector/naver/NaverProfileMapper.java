package dev.socialconnector.naver;

import dev.socialconnector.BirthDate;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.PhoneNumber;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ServerAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns Naver's answer about a person into a {@link SocialProfile}. Only the id is indispensable; what a person refused is absent.
 * Source: Naver Login, "Retrieve the member's profile".
 */
final class NaverProfileMapper {
    /** Of applications since May 2021, up to 64 characters as in base64; of older ones, a decimal number. */
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9+/=_-]{1,64}");

    private static final String PLACEHOLDER = "/static/pwe/address/nodata";
    private static final Pattern AGE = Pattern.compile("\\d{1,2}-(?:\\d{1,2})?");
    private static final Pattern BIRTHDAY = Pattern.compile("\\d{2}-\\d{2}");
    private static final Pattern MOBILE = Pattern.compile("01[016789]-?\\d{3,4}-?\\d{4}");

    private NaverProfileMapper() {}

    /** Tells whether a text can be a person's id. */
    static boolean isSubject(String text) {
        return SUBJECT.matcher(text).matches();
    }

    /**
     * Maps the {@code response} of {@code /v1/nid/me}.
     *
     * @throws ConnectorException {@link Reason#UNEXPECTED_RESPONSE} unless there is an id
     */
    static SocialProfile profile(JsonObject response) {
        String subject = response.text("id")
                .or(() -> response.integer("id").filter(id -> id > 0).map(id -> Long.toString(id)))
                .filter(NaverProfileMapper::isSubject)
                .orElseThrow(() -> new ConnectorException(
                        Reason.UNEXPECTED_RESPONSE, Step.PROFILE, "the profile's id is missing or not a Naver id"));
        return SocialProfile.of(subject)
                .nickname(response.filled("nickname"))
                .name(response.filled("name"))
                .email(response.filled("email").map(address -> new EmailAddress(address, false)))
                .phoneNumber(phoneNumber(response))
                .picture(response.filled("profile_image")
                        .filter(address -> !address.contains(PLACEHOLDER))
                        .flatMap(ServerAddress::https))
                .gender(gender(response))
                .birthDate(birthDate(response))
                .ageRange(response.text("age")
                        .filter(age -> AGE.matcher(age).matches())
                        .map(age -> age.replace('-', '~')))
                .claims(response.members())
                .build();
    }

    private static Optional<String> gender(JsonObject response) {
        return switch (response.text("gender").orElse("")) {
            case "F" -> Optional.of("female");
            case "M" -> Optional.of("male");
            default -> Optional.empty(); // U is not known
        };
    }

    /** Naver does not say that the person can be reached by it now, so it is never verified. */
    private static Optional<PhoneNumber> phoneNumber(JsonObject response) {
        Optional<String> international = response.text("mobile_e164").filter(PhoneNumber::isE164);
        return response.filled("mobile")
                .or(() -> international)
                .map(raw -> new PhoneNumber(raw, international.or(() -> e164(raw)), false));
    }

    private static Optional<String> e164(String mobile) {
        return Optional.of(mobile.strip())
                .filter(number -> MOBILE.matcher(number).matches())
                .map(number -> "+82" + number.substring(1).replace("-", ""));
    }

    private static Optional<BirthDate> birthDate(JsonObject response) {
        Optional<String> year = response.text("birthyear").filter(BirthDate::isYear);
        Optional<String> birthday = response.text("birthday")
                .filter(text -> BIRTHDAY.matcher(text).matches())
                .map(text -> text.replace("-", ""))
                .filter(BirthDate::isBirthday);
        return year.isEmpty() && birthday.isEmpty()
                ? Optional.empty()
                : Optional.of(BirthDate.solar(year, birthday)); // Naver names no calendar
    }
}
