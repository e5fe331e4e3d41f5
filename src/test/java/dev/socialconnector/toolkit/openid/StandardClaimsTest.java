package dev.socialconnector.toolkit.openid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.BirthDate.Calendar;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.PhoneNumber;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.toolkit.http.MadeUpAnswer;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The standard claims about a person (OpenID Connect Core section 5.1). */
final class StandardClaimsTest {
    @Test
    void theStandardsExampleIsMapped() {
        SocialProfile profile = profile(
                "{'sub':'1','name':'Jane Doe','given_name':'Jane','family_name':'Doe','preferred_username':'j.doe',"
                        + "'email':'janedoe@example.com','picture':'https://example.com/janedoe/me.jpg'}");

        assertThat(profile.subject()).isEqualTo("1");
        assertThat(profile.name()).hasValue("Jane Doe");
        assertThat(profile.nickname()).hasValue("j.doe");
        assertThat(profile.email()).hasValue(new EmailAddress("janedoe@example.com", false));
        assertThat(profile.picture().orElseThrow()).hasToString("https://example.com/janedoe/me.jpg");
        assertThat(profile.legalName()).isEmpty();
        assertThat(profile.claims()).containsEntry("given_name", "Jane");
    }

    @Test
    void aNicknameGoesBeforeAUserName() {
        assertThat(profile("{'nickname':'Janie','preferred_username':'j.doe'}").nickname())
                .hasValue("Janie");
        assertThat(profile("{'nickname':' ','preferred_username':'j.doe'}").nickname())
                .hasValue("j.doe");
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "'\"true\"', true",
        "false, false",
        "'\"false\"', false",
        "'\"TRUE\"', true",
        "'\"True\"', true",
        "'\"yes\"', false",
        "'\"\"', false",
        "1, false",
        "null, false",
        "'[true]', false",
        "{}, false",
    })
    void aVerdictIsTrueOrTheTextTrue(String json, boolean verified) {
        SocialProfile profile = profile("{'email':'a@example.com','email_verified':" + json
                + ",'phone_number':'+14255551212','phone_number_verified':" + json + "}");

        assertThat(profile.email()).hasValue(new EmailAddress("a@example.com", verified));
        assertThat(profile.phoneNumber())
                .hasValue(new PhoneNumber("+14255551212", Optional.of("+14255551212"), verified));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1 (425) 555-1212",
                "4255551212",
                "+0123456789",
                "+1",
                "+1234567890123456",
                "+1425555١٢١٢",
                "tel"
            })
    void aNumberThatIsNotE164StaysAsItIs(String number) {
        assertThat(profile("{'phone_number':'" + number + "'}").phoneNumber())
                .hasValue(new PhoneNumber(number, Optional.empty(), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/me.jpg",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "//example.com/me.jpg",
                "me.jpg",
                "https://user@example.com/me.jpg",
                "https://",
                "https://exa mple.com/",
            })
    void aPictureIsAnHttpsAddressOrNone(String address) {
        assertThat(profile("{'picture':'" + address + "'}").picture()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1990-01-31, 1990, 0131, SOLAR, 1990-01-31",
        "0000-12-24, , 1224, SOLAR, ",
        "1990, 1990, , SOLAR, ",
        "0000-02-29, , 0229, SOLAR, ",
        "1991-02-29, 1991, 0229, SOLAR, ",
        "1990-02-30, 1990, 0230, OTHER, ",
        "1990-13-01, 1990, , SOLAR, ",
        "1990-00-00, 1990, , SOLAR, ",
    })
    void aBirthdateIsKeptWithoutInventingADay(
            String claim, String year, String birthday, Calendar calendar, String date) {
        assertThat(profile("{'birthdate':'" + claim + "'}").birthDate()).hasValueSatisfying(born -> {
            assertThat(born.year()).isEqualTo(Optional.ofNullable(year));
            assertThat(born.birthday()).isEqualTo(Optional.ofNullable(birthday));
            assertThat(born.calendar()).isEqualTo(calendar);
            assertThat(born.date().map(Object::toString)).isEqualTo(Optional.ofNullable(date));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0000", "0000-00-00", "90-01-31", "1990-1-31", "31.01.1990", "1990-01-31T00:00", "-", "١٩٩٠"})
    void whatIsNoBirthdateIsLeftOut(String claim) {
        assertThat(profile("{'birthdate':'" + claim + "'}").birthDate()).isEmpty();
    }

    private static SocialProfile profile(String claims) {
        String json = claims.contains("'sub'") ? claims : "{'sub':'1'," + claims.substring(1);
        return StandardClaims.profile(VerifiedClaims.ofUserInfo(MadeUpAnswer.json(json.replace('\'', '"'))))
                .build();
    }
}
