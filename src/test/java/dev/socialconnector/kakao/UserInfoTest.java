package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.BirthDate;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.PhoneNumber;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.kakao.settings.OpenIdConnectMode;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C7, E2, E5, E6. The standard claims: whose they are, and what becomes of each. */
final class UserInfoTest {
    private static final String SUBJECT = KakaoUsers.JIU.subject();

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    private static TokenSet tokens;

    @BeforeAll
    static void signIn() {
        tokens = bed.signIn().tokens();
    }

    @Test
    void theClaimsBecomeAProfile() {
        SocialProfile profile = bed.can(UserInfoLookup.class).userInfo(tokens, SUBJECT);

        assertThat(profile.subject()).isEqualTo(SUBJECT);
        assertThat(profile.displayName()).hasValue("김지우");
        assertThat(profile.nickname()).hasValue("지우");
        assertThat(profile.email()).hasValue(new EmailAddress("jiu@example.kr", true));
        assertThat(profile.phoneNumber())
                .hasValue(new PhoneNumber("+82 10-1234-5678", Optional.of("+821012345678"), true));
        assertThat(profile.picture().orElseThrow()).hasScheme("https");
        assertThat(profile.gender()).hasValue("female");
        assertThat(profile.birthDate()).isEmpty();
        assertThat(profile.consents()).isEmpty();
        assertThat(profile.claims()).containsEntry("sub", SUBJECT);
    }

    /** The person who is asked about and the one whose token it is must be one (OpenID Connect Core section 5.3.2). */
    @Test
    void anotherPersonsClaimsAreRefused() {
        TokenSet ofSomebodyElse = bed.signIn(KakaoUsers.EMOJI).tokens();
        UserInfoLookup userInfo = bed.can(UserInfoLookup.class);

        ConnectorException refusal = refusalOf(() -> userInfo.userInfo(ofSomebodyElse, SUBJECT));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal).hasMessageNotContaining(SUBJECT).hasMessageNotContaining(KakaoUsers.EMOJI.subject());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"sub\":3891047281}",
                "{\"sub\":null}",
                "{\"sub\":\"\"}",
                "{\"sub\":\"jiu\"}",
                "{\"sub\":\"03891047281\"}",
                "{\"sub\":\"9223372036854775808\"}",
                "{\"sub\":\"3891047281\",\"sub\":\"3891047281\"}",
                "[{\"sub\":\"3891047281\"}]"
            })
    void claimsWithoutASubjectAreNone(String claims) {
        bed.kakao.inject(KakaoPaths.USER_INFO, Fault.answer(200, claims));
        UserInfoLookup userInfo = bed.can(UserInfoLookup.class);

        ConnectorException refusal = refusalOf(() -> userInfo.userInfo(tokens, SUBJECT));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "true | a@example.kr | a@example.kr | true",
                "false | a@example.kr | none | false",
                "null | a@example.kr | none | false",
                "\"true\" | a@example.kr | none | false",
                "1 | a@example.kr | none | false",
                "false | a***@example.kr | none | false",
                "null | a***@example.kr | none | false",
                "true | ' ' | none | false"
            })
    void anEmailAddressIsOfferedOnlyIfItIsVerified(String flag, String email, String expected, boolean verified) {
        SocialProfile profile = mapped("\"email\":\"" + email + "\",\"email_verified\":" + flag);

        assertThat(profile.email())
                .isEqualTo(Optional.ofNullable(expected).map(text -> new EmailAddress(text, verified)));
    }

    /** Kakao has no such case, and still nothing is taken for granted. */
    @Test
    void anEmailAddressWithoutVerdictIsNotOffered() {
        SocialProfile profile = mapped("\"email\":\"a@example.kr\"");

        assertThat(profile.email()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "true | +82 10-1234-5678 | +821012345678 | true",
                "true | +82 010-1234-5678 | +821012345678 | true",
                "true | +1 415 555 0132 | +14155550132 | true",
                "true | 00-0000 | none | false",
                "false | +82 10-1234-5678 | +821012345678 | false",
                "null | +82 10-1234-5678 | +821012345678 | false"
            })
    void aPhoneNumberHasItsVerdictToo(String flag, String raw, String e164, boolean verified) {
        SocialProfile profile = mapped("\"phone_number\":\"" + raw + "\",\"phone_number_verified\":" + flag);

        assertThat(profile.phoneNumber()).hasValue(new PhoneNumber(raw, Optional.ofNullable(e164), verified));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "2000-02-29, 2000, 0229, SOLAR, 2000-02-29",
                "2001-02-29, 2001, 0229, SOLAR, none",
                "0000-02-29, none, 0229, SOLAR, none",
                "0000-02-30, none, 0230, OTHER, none",
                "1998, 1998, none, SOLAR, none",
                "1998-13-01, 1998, none, SOLAR, none",
                "1998-00-00, 1998, none, SOLAR, none"
            })
    void aDayOfBirthIsWhatIsKnownOfIt(
            String claim, String year, String birthday, BirthDate.Calendar calendar, String date) {
        SocialProfile profile = mapped("\"birthdate\":\"" + claim + "\"");

        BirthDate known = profile.birthDate().orElseThrow();
        assertThat(known)
                .isEqualTo(new BirthDate(Optional.ofNullable(year), Optional.ofNullable(birthday), calendar, false));
        assertThat(known.date().map(Object::toString)).isEqualTo(Optional.ofNullable(date));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0000\"", "\"0000-13-01\"", "\"29.02.2000\"", "\"\"", "20000229", "null", "\"٢٠٠٠\""})
    void whatIsNoDayOfBirthIsLeftOut(String claim) {
        assertThat(mapped("\"birthdate\":" + claim).birthDate()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"MALE, male", "Female, female", "other, other", "' ', none"})
    void theGenderIsInLowerCase(String claim, String expected) {
        SocialProfile profile = mapped("\"gender\":\"" + claim + "\"");

        assertThat(profile.gender()).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "http://k.kakaocdn.net/dn/a.jpg, https://k.kakaocdn.net/dn/a.jpg",
                "https://k.kakaocdn.net/dn/a.jpg, https://k.kakaocdn.net/dn/a.jpg",
                "http://example.kr/a.jpg, none",
                "https://t1.kakaocdn.net/account_images/default_profile.jpeg, none",
                "javascript:alert(1), none"
            })
    void aPictureIsHttpsAndNoPlaceholder(String claim, String expected) {
        SocialProfile profile = mapped("\"picture\":\"" + claim + "\"");

        assertThat(profile.picture().map(Object::toString)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void aPlaceholderIsNoNickname() {
        assertThat(mapped("\"nickname\":\"닉네임을 등록해주세요\"").nickname()).isEmpty();
    }

    @Test
    void claimsOfTheWrongTypeAreLeftOut() {
        SocialProfile profile =
                mapped("\"name\":7,\"nickname\":[],\"email\":{},\"email_verified\":true,\"phone_number\":1,"
                        + "\"picture\":true,\"gender\":null,\"zoneinfo\":\"Asia/Seoul\"");

        assertThat(profile.displayName()).isEmpty();
        assertThat(profile.email()).isEmpty();
        assertThat(profile.phoneNumber()).isEmpty();
        assertThat(profile.picture()).isEmpty();
        assertThat(profile.gender()).isEmpty();
        assertThat(profile.claims()).containsAllEntriesOf(Map.of("zoneinfo", "Asia/Seoul"));
    }

    /** The claims of each user, as far as they agreed to tell. */
    @Test
    void everybodyWhoCanSignInHasClaims() {
        for (EmulatedUser user : KakaoUsers.all()) {
            if (!user.equals(KakaoUsers.UNDER_14)) {
                TokenSet theirs = bed.signIn(user).tokens();

                SocialProfile profile = bed.can(UserInfoLookup.class).userInfo(theirs, user.subject());

                assertThat(profile.subject()).isEqualTo(user.subject());
                assertThat(profile.email().map(EmailAddress::address)).isNotEqualTo(Optional.of("ji***@example.kr"));
            }
        }
    }

    @Test
    void aTokenThatWasNotForOpenIdConnectLacksAConsent() {
        KakaoBed off = bed.with(config -> config.withOpenIdConnect(OpenIdConnectMode.OFF));
        TokenSet without =
                off.signIn(KakaoBed.options().scopes("account_email")).tokens();
        UserInfoLookup userInfo = bed.can(UserInfoLookup.class);

        ConnectorException refusal = refusalOf(() -> userInfo.userInfo(without, SUBJECT));

        assertThat(refusal.reason()).isEqualTo(Reason.CONSENT_REQUIRED);
        assertThat(refusal.missingScopes()).containsExactly("openid");
        assertThat(off.connector.capability(UserInfoLookup.class)).isEmpty();
    }

    private static SocialProfile mapped(String claims) {
        bed.kakao.inject(KakaoPaths.USER_INFO, 1, Fault.answer(200, "{\"sub\":\"" + SUBJECT + "\"," + claims + "}"));
        return bed.can(UserInfoLookup.class).userInfo(tokens, SUBJECT);
    }
}
