package dev.socialconnector.kakao.profile;

import static dev.socialconnector.kakao.KakaoAnswers.profileOf;
import static dev.socialconnector.kakao.KakaoAnswers.userWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.BirthDate;
import dev.socialconnector.BirthDate.Calendar;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.kakao.KakaoAnswers;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E6. Birthdays are kept as Kakao tells them, and no date is made up; age ranges are Kakao's words. */
final class BirthDateAndAgeRangeTest {
    @Test
    void aLeapDayWithoutYearIsKeptAndIsNoDate() {
        SocialProfile profile = profileOf(userWith("\"birthday\":\"0229\"", "\"birthday_type\":\"SOLAR\""));

        BirthDate birthDate = profile.birthDate().orElseThrow();
        assertThat(birthDate).isEqualTo(new BirthDate(Optional.empty(), Optional.of("0229"), Calendar.SOLAR, false));
        assertThat(birthDate.date()).isEmpty();
    }

    @Test
    void aLeapDayInALeapYearIsADate() {
        SocialProfile profile = profileOf(KakaoAnswers.named("full-profile"));

        BirthDate birthDate = profile.birthDate().orElseThrow();
        assertThat(birthDate).isEqualTo(new BirthDate(Optional.of("2000"), Optional.of("0229"), Calendar.SOLAR, false));
        assertThat(birthDate.date().orElseThrow()).isEqualTo("2000-02-29");
        assertThat(birthDate.lunar()).isFalse();
    }

    /** Neither the 28th nor the 1st of March. */
    @Test
    void aLeapDayInACommonYearIsKeptAndIsNoDate() {
        SocialProfile profile = profileOf(userWith("\"birthday\":\"0229\"", "\"birthyear\":\"2001\""));

        BirthDate birthDate = profile.birthDate().orElseThrow();
        assertThat(birthDate.birthday()).contains("0229");
        assertThat(birthDate.year()).contains("2001");
        assertThat(birthDate.date()).isEmpty();
    }

    @Test
    void aLunarBirthdayInALeapMonthIsKeptAndIsNoDate() {
        SocialProfile profile = profileOf(KakaoAnswers.named("lunar-leap-month-birthday"));

        BirthDate birthDate = profile.birthDate().orElseThrow();
        assertThat(birthDate).isEqualTo(new BirthDate(Optional.of("2004"), Optional.of("0230"), Calendar.LUNAR, true));
        assertThat(birthDate.date()).isEmpty();
    }

    /** Also a lunar day that the solar calendar has is another day there. */
    @Test
    void aLunarBirthdayIsNeverTakenForASolarOne() {
        SocialProfile profile =
                profileOf(userWith("\"birthday\":\"0815\"", "\"birthday_type\":\"LUNAR\"", "\"birthyear\":\"1990\""));

        BirthDate birthDate = profile.birthDate().orElseThrow();
        assertThat(birthDate.lunar()).isTrue();
        assertThat(birthDate.leapMonth()).isFalse();
        assertThat(birthDate.date()).isEmpty();
    }

    /** A leap month is a thing of the lunar calendar. */
    @Test
    void aSolarBirthdayHasNoLeapMonth() {
        SocialProfile profile =
                profileOf(userWith("\"birthday\":\"0412\"", "\"birthday_type\":\"SOLAR\"", "\"is_leap_month\":true"));

        assertThat(profile.birthDate().orElseThrow().leapMonth()).isFalse();
    }

    @Test
    void aYearAloneIsKeptAndIsNoDate() {
        SocialProfile profile = profileOf(userWith("\"birthyear\":\"1998\""));

        BirthDate birthDate = profile.birthDate().orElseThrow();
        assertThat(birthDate).isEqualTo(new BirthDate(Optional.of("1998"), Optional.empty(), Calendar.SOLAR, false));
        assertThat(birthDate.date()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1332", "0000", "0100", "0132", "1301", "0229 ", "2-29", "229", "20000229", "윤2월", "٠٢٢٩", ""})
    void whatIsNoDayOfAnyCalendarIsNoBirthday(String birthday) {
        SocialProfile alone = profileOf(userWith("\"birthday\":\"" + birthday + "\""));
        SocialProfile withYear = profileOf(userWith("\"birthday\":\"" + birthday + "\"", "\"birthyear\":\"2000\""));

        assertThat(alone.birthDate()).isEmpty();
        assertThat(withYear.birthDate().orElseThrow().birthday()).isEmpty();
        assertThat(withYear.birthDate().orElseThrow().date()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"98\"", "\"19980\"", "\"\"", "\"abcd\"", "\"-998\"", "1998", "null", "[]"})
    void whatIsNoYearIsNone(String birthyear) {
        SocialProfile profile = profileOf(userWith("\"birthyear\":" + birthyear, "\"birthday\":\"0412\""));

        BirthDate birthDate = profile.birthDate().orElseThrow();
        assertThat(birthDate.year()).isEmpty();
        assertThat(birthDate.birthday()).contains("0412");
        assertThat(birthDate.date()).isEmpty();
    }

    /** Four zeros stand for "unknown" where Kakao writes whole dates. */
    @Test
    void theYearZeroMakesNoDate() {
        SocialProfile profile = profileOf(userWith("\"birthyear\":\"0000\"", "\"birthday\":\"0412\""));

        assertThat(profile.birthDate().orElseThrow().date()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0~9", "1~9", "10~14", "15~19", "20~29", "80~89", "90~", "100~109", "unknown"})
    void anAgeRangeIsKeptWordForWord(String ageRange) {
        SocialProfile profile =
                profileOf(userWith("\"age_range\":\"" + ageRange + "\"", "\"age_range_needs_agreement\":false"));

        assertThat(profile.ageRange()).contains(ageRange);
    }

    @Test
    void aSignInKeepsALunarBirthdayWhoseYearIsUnknown() {
        try (KakaoBed bed = KakaoBed.start()) {
            SocialProfile profile = bed.signIn(KakaoUsers.LUNAR).profile();

            BirthDate birthDate = profile.birthDate().orElseThrow();
            assertThat(birthDate).isEqualTo(new BirthDate(Optional.empty(), Optional.of("0230"), Calendar.LUNAR, true));
            assertThat(birthDate.date()).isEmpty();
        }
    }
}
