package dev.socialconnector.kakao.profile;

import static dev.socialconnector.kakao.KakaoAnswers.profileOf;
import static dev.socialconnector.kakao.KakaoAnswers.userWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.PhoneNumber;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E6. Phone numbers in E.164 form, and what cannot be brought into it. */
final class PhoneNumberTest {
    private static final String AGREED = "\"phone_number_needs_agreement\":false";

    /** Kakao's documents show the number with and without the leading zero of the national form. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+82 10-1234-5678",
                "+82 010-1234-5678",
                "+82 10 1234 5678",
                "+82 010 1234 5678",
                "+82-10-1234-5678",
                "+82-010-1234-5678",
                "+82.10.1234.5678",
                "+82 (0)10-1234-5678",
                "+82 1012345678",
                "+82 01012345678",
                "+821012345678",
                "+8201012345678",
                "  +82 10-1234-5678  "
            })
    void koreanNumbersOfEveryLayoutAreTheSameNumber(String raw) {
        PhoneNumber number = phoneNumber(raw);

        assertThat(number).isEqualTo(new PhoneNumber(raw, Optional.of("+821012345678"), true));
    }

    /** Without a gap behind the country code, the zero must not pass for a part of it. */
    @ParameterizedTest
    @ValueSource(strings = {"+82010-1234-5678", "+82010 1234 5678", "+82010.1234.5678", "+82(0)10-1234-5678"})
    void aKoreanNumberWithoutGapIsNeverAWrongNumber(String raw) {
        PhoneNumber number = phoneNumber(raw);

        assertThat(number.e164().orElse("+821012345678")).isEqualTo("+821012345678");
    }

    @ParameterizedTest
    @CsvSource({
        "+1 415-555-0132, +14155550132",
        "+1 (415) 555-0132, +14155550132",
        "+1-415-555-0132, +14155550132",
        "+14155550132, +14155550132",
        "+81 90-1234-5678, +819012345678",
        "+86 138 1234 5678, +8613812345678",
        "+44 7700 900123, +447700900123",
        "+44 (0)7700 900123, +447700900123",
        "+49 151 23456789, +4915123456789",
        "+39 06 1234 5678, +390612345678",
        "+39 312 345 6789, +393123456789",
        "+225 07 01 02 03 04, +2250701020304",
        "+852 5123 4567, +85251234567",
        "+84 91 234 56 78, +84912345678",
        "+998 90 123 45 67, +998901234567"
    })
    void foreignNumbersKeepTheirCountry(String raw, String e164) {
        PhoneNumber number = phoneNumber(raw);

        assertThat(number).isEqualTo(new PhoneNumber(raw, Optional.of(e164), true));
    }

    /** In Italy the zero is a part of the number, also in brackets. */
    @Test
    void aZeroThatBelongsToTheNumberIsNotDropped() {
        PhoneNumber number = phoneNumber("+39 (0)6 1234 5678");

        assertThat(number.e164().orElse("+390612345678")).isEqualTo("+390612345678");
    }

    /** A wrong number is worse than none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "010-1234-5678",
                "01012345678",
                "82 10-1234-5678",
                "0082 10-1234-5678",
                "+82 00-0000-0000",
                "+82 10-****-5678",
                "+82 10-1234-56789012345",
                "+1234567890123456",
                "+12345678901234567890123456789",
                "+82",
                "+82 ",
                "+82 1",
                "+",
                "+0 10-1234-5678",
                "+81 090-1234-5678",
                "++82 10-1234-5678",
                "+82 10-1234-5678 ext. 9",
                "+82 10-1234-5678, +82 10-8765-4321",
                "+８２ １０-１２３４-５６７８",
                "+82 ٠١٠-١٢٣٤-٥٦٧٨",
                "tel:+82-10-1234-5678",
                "전화번호",
                "🐾",
                "\\u0000"
            })
    void whatCannotBeParsedStaysRawAndUnverified(String raw) {
        SocialProfile profile = profileOf(userWith(AGREED, "\"phone_number\":\"" + raw + "\""));

        PhoneNumber number = profile.phoneNumber().orElseThrow();
        assertThat(number.raw()).isEqualTo(raw.replace("\\u0000", "\u0000"));
        assertThat(number.e164()).isEmpty();
        assertThat(number.verified()).isFalse();
    }

    @Test
    void aHugeNumberIsParsedAtOnceAndIsNone() {
        PhoneNumber number = phoneNumber("+82 " + "1-".repeat(200_000));

        assertThat(number.e164()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"   \"", "null", "821012345678", "[]", "{}", "true"})
    void whatIsNoTextIsNoNumber(String json) {
        SocialProfile profile = profileOf(userWith(AGREED, "\"phone_number\":" + json));

        assertThat(profile.phoneNumber()).isEmpty();
    }

    @Test
    void aNumberWithoutFlagIsParsedButNotVerified() {
        SocialProfile profile = profileOf(userWith("\"phone_number\":\"+82 10-1234-5678\""));

        assertThat(profile.phoneNumber())
                .contains(new PhoneNumber("+82 10-1234-5678", Optional.of("+821012345678"), false));
    }

    @Test
    void signInsBringKoreanAndForeignNumbers() {
        try (KakaoBed bed = KakaoBed.start()) {
            SocialProfile korean = bed.signIn().profile();
            SocialProfile foreign = bed.signIn(KakaoUsers.FOREIGN).profile();

            assertThat(korean.phoneNumber())
                    .contains(new PhoneNumber("+82 10-1234-5678", Optional.of("+821012345678"), true));
            assertThat(foreign.phoneNumber())
                    .contains(new PhoneNumber("+1 415-555-0132", Optional.of("+14155550132"), true));
        }
    }

    private static PhoneNumber phoneNumber(String raw) {
        return profileOf(userWith(AGREED, "\"phone_number\":\"" + raw + "\""))
                .phoneNumber()
                .orElseThrow();
    }
}
