package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E6: what a text can be, for connectors that read profiles. */
class ProfileValuesTest {
    @ParameterizedTest
    @CsvSource({
        "1990, true",
        "0001, true",
        "0000, false",
        "90, false",
        "19900, false",
        "199O, false",
        "19 0, false",
        "'', false",
        "١٩٩٠, false"
    })
    void aYearHasFourDigitsAndIsKnown(String text, boolean isYear) {
        assertThat(BirthDate.isYear(text)).isEqualTo(isYear);
    }

    @ParameterizedTest
    @CsvSource({
        "0229, true",
        "0230, true",
        "1231, true",
        "0132, false",
        "1301, false",
        "0001, false",
        "0100, false",
        "0131, true",
        "1200, false",
        "02-29, false",
        "2-29, false",
        "'', false"
    })
    void aBirthdayIsADayOfSomeCalendar(String text, boolean isBirthday) {
        assertThat(BirthDate.isBirthday(text)).isEqualTo(isBirthday);
    }

    @ParameterizedTest
    @CsvSource({
        "+821012345678, true",
        "+1234567, true",
        "+123456789012345, true",
        "+123456, false",
        "+1234567890123456, false",
        "+0821012345678, false",
        "821012345678, false",
        "+82 1012345678, false",
        "+８２1012345678, false",
        "+, false",
        "'', false"
    })
    void aNumberInE164HasSevenToFifteenDigitsBehindThePlus(String text, boolean isE164) {
        assertThat(PhoneNumber.isE164(text)).isEqualTo(isE164);
    }
}
