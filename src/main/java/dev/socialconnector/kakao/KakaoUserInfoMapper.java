package dev.socialconnector.kakao;

import dev.socialconnector.BirthDate;
import dev.socialconnector.BirthDate.Calendar;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.PhoneNumber;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.toolkit.JsonObject;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the claims of Kakao's UserInfo endpoint into a {@link SocialProfile}. What was not agreed to is absent there. Sources: OpenID
 * Connect Core section 5.1; Kakao Login, REST API, "OIDC: Retrieve user information".
 */
final class KakaoUserInfoMapper {
    private static final Pattern BIRTHDATE = Pattern.compile("(\\d{4})(?:-(\\d{2})-(\\d{2}))?");
    private static final String UNKNOWN_YEAR = "0000";

    private KakaoUserInfoMapper() {}

    /**
     * Maps the claims.
     *
     * @throws ConnectorException {@link Reason#UNEXPECTED_RESPONSE} unless {@code sub} is a Kakao id, as text
     */
    static SocialProfile fromClaims(JsonObject claims) {
        String subject = claims.text("sub")
                .filter(KakaoApi::isSubject)
                .orElseThrow(() -> new ConnectorException(
                        Reason.UNEXPECTED_RESPONSE, Step.PROFILE, "the claims' sub is missing or not a Kakao id"));
        return SocialProfile.of(subject)
                .nickname(KakaoProfileMapper.nickname(claims.text("nickname")))
                .name(text(claims, "name"))
                .email(email(claims))
                .phoneNumber(text(claims, "phone_number")
                        .map(number -> new PhoneNumber(
                                number, KakaoPhoneNumber.toE164(number), isTrue(claims, "phone_number_verified"))))
                .picture(claims.text("picture").flatMap(KakaoPicture::of))
                .gender(text(claims, "gender").map(gender -> gender.toLowerCase(Locale.ROOT)))
                .birthDate(text(claims, "birthdate").flatMap(KakaoUserInfoMapper::birthDate))
                .claims(claims.members())
                .build();
    }

    /** One that is not verified may be somebody else's by now, and here no flag tells; {@code /v2/user/me} has it. */
    private static Optional<EmailAddress> email(JsonObject claims) {
        return isTrue(claims, "email_verified")
                ? text(claims, "email").map(address -> new EmailAddress(address, true))
                : Optional.empty();
    }

    /** {@code YYYY-MM-DD}; {@code 0000-MM-DD} without the year; {@code YYYY} without the day. */
    private static Optional<BirthDate> birthDate(String text) {
        Matcher parts = BIRTHDATE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<String> year = Optional.of(parts.group(1)).filter(digits -> !digits.equals(UNKNOWN_YEAR));
        if (parts.group(2) == null) {
            return year.map(known -> new BirthDate(year, Optional.empty(), Calendar.SOLAR, false));
        }
        String birthday = parts.group(2) + parts.group(3);
        return KakaoProfileMapper.isBirthday(birthday)
                ? Optional.of(new BirthDate(year, Optional.of(birthday), calendar(birthday), false))
                : year.map(known -> new BirthDate(year, Optional.empty(), Calendar.SOLAR, false));
    }

    /** The claim is a day of the solar calendar by definition; one that has no such day comes from another calendar. */
    private static Calendar calendar(String birthday) {
        try {
            int monthAndDay = Integer.parseInt(birthday);
            MonthDay.of(monthAndDay / 100, monthAndDay % 100);
            return Calendar.SOLAR;
        } catch (DateTimeException noSuchDay) {
            return Calendar.OTHER;
        }
    }

    private static Optional<String> text(JsonObject claims, String name) {
        return claims.text(name).filter(text -> !text.isBlank());
    }

    private static boolean isTrue(JsonObject claims, String name) {
        return claims.flag(name).orElse(false);
    }
}
