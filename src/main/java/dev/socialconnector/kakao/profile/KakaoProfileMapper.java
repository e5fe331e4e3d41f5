package dev.socialconnector.kakao.profile;

import dev.socialconnector.BirthDate;
import dev.socialconnector.BirthDate.Calendar;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.PhoneNumber;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns what Kakao says of a person into a {@link SocialProfile}. Whatever is missing, unknown or of a surprising type is left out;
 * only the id is indispensable. Source: Kakao Login, REST API, "Retrieve user information".
 */
public final class KakaoProfileMapper {
    /** What Kakao shows for people who never chose a nickname. */
    private static final String PLACEHOLDER_NICKNAME = "닉네임을 등록해주세요";

    private KakaoProfileMapper() {}

    /**
     * Maps the answer of {@code /v2/user/me}.
     *
     * @throws ConnectorException {@link Reason#UNEXPECTED_RESPONSE} unless the id is a positive integer of 64 bits
     */
    public static SocialProfile fromUser(JsonObject user) {
        long id = user.integer("id").orElse(0L);
        if (id <= 0) {
            throw new ConnectorException(
                    Reason.UNEXPECTED_RESPONSE, Step.PROFILE, "the profile's id is missing or not a positive integer");
        }
        JsonObject account = user.object("kakao_account");
        JsonObject profile = account.object("profile");
        KakaoConsents consents = new KakaoConsents(account);
        return SocialProfile.of(Long.toString(id))
                .nickname(nickname(profile.text("nickname"))
                        .filter(name -> consents.isNicknameGranted() && !isTrue(profile, "is_default_nickname")))
                .name(consents.text("name", "name"))
                .legalName(consents.text("legal_name", "legal_name"))
                .email(email(account, consents))
                .phoneNumber(phoneNumber(consents))
                .picture(consents.isImageGranted() ? KakaoPicture.of(profile) : Optional.empty())
                .gender(consents.text("gender", "gender").map(gender -> gender.toLowerCase(Locale.ROOT)))
                .birthDate(birthDate(account, consents))
                .ageRange(consents.text("age_range", "age_range"))
                .connectedAt(user.text("connected_at").flatMap(KakaoTime::parse))
                .hasSignedUp(user.flag("has_signed_up"))
                .consents(consents.byScope())
                .claims(user.members())
                .build();
    }

    /**
     * Maps a verified ID token. Kakao puts an e-mail address into it only if it is valid and verified.
     *
     * @throws ConnectorException {@link Reason#INVALID_ID_TOKEN} if the subject is not a Kakao id
     */
    public static SocialProfile fromIdToken(VerifiedClaims idToken) {
        if (!KakaoSubject.isSubject(idToken.subject())) {
            throw new ConnectorException(Reason.INVALID_ID_TOKEN, Step.ID_TOKEN, "the subject is not a Kakao id");
        }
        JsonObject claims = idToken.json();
        return SocialProfile.of(idToken.subject())
                .nickname(nickname(claims.text("nickname")))
                .email(claims.filled("email").map(text -> new EmailAddress(text, !isDenied(claims))))
                .picture(claims.text("picture").flatMap(KakaoPicture::of))
                .claims(claims.members())
                .build();
    }

    /** Kakao sends no such claim, because only a verified address gets into an ID token; if it did, it would count. */
    private static boolean isDenied(JsonObject claims) {
        return claims.members().containsKey("email_verified") && !isTrue(claims, "email_verified");
    }

    static Optional<String> nickname(Optional<String> nickname) {
        return nickname.filter(name -> !name.isBlank() && !name.equals(PLACEHOLDER_NICKNAME));
    }

    /**
     * An address that another account has taken over comes masked and flagged as not valid; no account may be matched by it. Only an
     * address that is agreed to, valid and verified is verified, and a missing flag counts against it.
     */
    private static Optional<EmailAddress> email(JsonObject account, KakaoConsents consents) {
        boolean takenOver = !account.flag("is_email_valid").orElse(true);
        boolean verified = consents.isVouchedFor("email_needs_agreement")
                && isTrue(account, "is_email_valid")
                && isTrue(account, "is_email_verified");
        return takenOver
                ? Optional.empty()
                : consents.text("account_email", "email").map(text -> new EmailAddress(text, verified));
    }

    private static Optional<PhoneNumber> phoneNumber(KakaoConsents consents) {
        return consents.text("phone_number", "phone_number")
                .map(text -> new PhoneNumber(
                        text, KakaoPhoneNumber.toE164(text), consents.isVouchedFor("phone_number_needs_agreement")));
    }

    private static Optional<BirthDate> birthDate(JsonObject account, KakaoConsents consents) {
        Optional<String> year = consents.text("birthyear", "birthyear").filter(BirthDate::isYear);
        Optional<String> birthday = consents.text("birthday", "birthday").filter(BirthDate::isBirthday);
        if (year.isEmpty() && birthday.isEmpty()) {
            return Optional.empty();
        }
        Calendar calendar = birthday.isPresent() ? calendar(account) : Calendar.SOLAR;
        boolean leapMonth = calendar == Calendar.LUNAR && isTrue(account, "is_leap_month");
        return Optional.of(new BirthDate(year, birthday, calendar, leapMonth));
    }

    /** A day of a calendar that is not known here must not be taken for a solar one. */
    private static Calendar calendar(JsonObject account) {
        return switch (account.text("birthday_type")
                .filter(type -> !type.isBlank())
                .orElse("SOLAR")
                .toUpperCase(Locale.ROOT)) {
            case "SOLAR" -> Calendar.SOLAR;
            case "LUNAR" -> Calendar.LUNAR;
            default -> Calendar.OTHER;
        };
    }

    private static boolean isTrue(JsonObject json, String name) {
        return json.flag(name).orElse(false);
    }
}
