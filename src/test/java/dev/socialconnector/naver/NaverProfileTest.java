package dev.socialconnector.naver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.BirthDate;
import dev.socialconnector.BirthDate.Calendar;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.PhoneNumber;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.naver.NaverPaths;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of Naver's words about a person counts. */
final class NaverProfileTest {
    @RegisterExtension
    final NaverBed bed = new NaverBed();

    @Test
    void everythingThatNaverTellsIsRead() throws IOException {
        SocialProfile profile = read(fixture("member-with-everything.json"));

        assertThat(profile.subject()).isEqualTo("Tk9UX0FfUkVBTF9OQVZFUl9JRF9CVVRfU0lYVFlfRk9VUl9DSEFSQUNURVJTXzA");
        assertThat(profile.nickname()).contains("별명");
        assertThat(profile.name()).contains("홍길동");
        assertThat(profile.email()).contains(new EmailAddress("gildong@example.com", false));
        assertThat(profile.gender()).contains("female");
        assertThat(profile.ageRange()).contains("20~29");
        assertThat(profile.birthDate())
                .contains(new BirthDate(Optional.of("2000"), Optional.of("0229"), Calendar.SOLAR, false));
        assertThat(profile.picture()).contains(URI.create("https://phinf.pstatic.net/contact/a.jpg"));
        assertThat(profile.phoneNumber())
                .contains(new PhoneNumber("010-1234-5678", Optional.of("+821012345678"), false));
        assertThat(profile.claims()).containsKey("enc_id");
    }

    /** Those of applications since May 2021, and those of older ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"32742776\"",
                "9007199254740993",
                "\"9223372036854775807\"",
                "\"abcDEF_-+/=\"",
                "\"Tk9UX0FfUkVBTF9OQVZFUl9JRF9CVVRfU0lYVFlfRk9VUl9DSEFSQUNURVJTXzA\""
            })
    void idsOfOldAndNewApplicationsAreKept(String id) {
        assertThat(read("{\"id\":" + id + "}").subject()).isEqualTo(id.replace("\"", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \"", "0", "-1", "1.5", "true", "{}", "\"with space\"", "\"홍길동\""})
    void whatIsNoIdIdentifiesNobody(String id) {
        ConnectorException refusal = Refusals.refusalOf(() -> read("{\"id\":" + id + "}"));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    @Test
    void anIdThatIsTooLongIdentifiesNobody() {
        assertThat(Refusals.refusalOf(() -> read("{\"id\":\"" + "a".repeat(65) + "\"}"))
                        .reason())
                .isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    /** A person can refuse everything. */
    @Test
    void anIdAloneIsAProfile() {
        SocialProfile profile = read("{\"id\":\"a\"}");

        assertThat(profile.displayName()).isEmpty();
        assertThat(profile.email()).isEmpty();
        assertThat(profile.phoneNumber()).isEmpty();
        assertThat(profile.birthDate()).isEmpty();
        assertThat(profile.consents()).isEmpty();
    }

    /** Naver has no flag for it, and a person can set any address, so not even its own domain counts. */
    @ParameterizedTest
    @ValueSource(strings = {"gildong@naver.com", "victim@example.com"})
    void mailIsNeverVerified(String address) {
        SocialProfile profile = read("{\"id\":\"a\",\"email\":\"" + address + "\",\"email_verified\":true}");

        assertThat(profile.email()).contains(new EmailAddress(address, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ssl.pstatic.net/static/pwe/address/nodata_33x33.gif",
                "http://phinf.pstatic.net/a.jpg",
                "javascript:alert(1)",
                ""
            })
    void aPlaceholderAndAnUnsafePictureAreNone(String address) {
        assertThat(read("{\"id\":\"a\",\"profile_image\":\"" + address + "\"}").picture())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "010-1234-5678, +821012345678",
        "01012345678, +821012345678",
        "011-123-4567, +82111234567",
        "' 010-1234-5678 ', +821012345678"
    })
    void aMobileNumberIsBroughtIntoE164(String mobile, String e164) {
        Optional<PhoneNumber> number =
                read("{\"id\":\"a\",\"mobile\":\"" + mobile + "\"}").phoneNumber();

        assertThat(number).contains(new PhoneNumber(mobile, Optional.of(e164), false));
    }

    /** A wrong number is worse than none. */
    @ParameterizedTest
    @ValueSource(strings = {"02-123-4567", "010-12-345", "+1 650 555 0100", "번호 없음", "010-1234-5678x"})
    void aNumberThatIsNotCertainStaysAsItIs(String mobile) {
        Optional<PhoneNumber> number =
                read("{\"id\":\"a\",\"mobile\":\"" + mobile + "\"}").phoneNumber();

        assertThat(number).contains(new PhoneNumber(mobile, Optional.empty(), false));
    }

    @Test
    void naversOwnE164GoesFirst() {
        assertThat(read("{\"id\":\"a\",\"mobile\":\"070-1234-5678\",\"mobile_e164\":\"+827012345678\"}")
                        .phoneNumber())
                .contains(new PhoneNumber("070-1234-5678", Optional.of("+827012345678"), false));
        assertThat(read("{\"id\":\"a\",\"mobile_e164\":\"+821012345678\"}").phoneNumber())
                .contains(new PhoneNumber("+821012345678", Optional.of("+821012345678"), false));
        assertThat(read("{\"id\":\"a\",\"mobile_e164\":\"010\"}").phoneNumber()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"F, female", "M, male", "U, ", "X, ", "f, "})
    void genderIsALetter(String letter, String gender) {
        assertThat(read("{\"id\":\"a\",\"gender\":\"" + letter + "\"}").gender())
                .isEqualTo(Optional.ofNullable(gender));
    }

    @ParameterizedTest
    @CsvSource({"20-29, 20~29", "60-, 60~", "0-9, 0~9", "old, ", "20~29, "})
    void anAgeRangeHasAHyphen(String age, String range) {
        assertThat(read("{\"id\":\"a\",\"age\":\"" + age + "\"}").ageRange()).isEqualTo(Optional.ofNullable(range));
    }

    @Test
    void theYearAndTheDayOfBirthComeApart() {
        assertThat(read("{\"id\":\"a\",\"birthyear\":\"1999\"}").birthDate())
                .contains(new BirthDate(Optional.of("1999"), Optional.empty(), Calendar.SOLAR, false));
        assertThat(read("{\"id\":\"a\",\"birthday\":\"10-01\"}").birthDate())
                .contains(new BirthDate(Optional.empty(), Optional.of("1001"), Calendar.SOLAR, false));
        assertThat(read("{\"id\":\"a\",\"birthday\":\"02-30\"}").birthDate())
                .contains(new BirthDate(Optional.empty(), Optional.of("0230"), Calendar.OTHER, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13-01", "1001", "10-1", "00-00"})
    void aDayThatIsNoneIsLeftOut(String birthday) {
        assertThat(read("{\"id\":\"a\",\"birthday\":\"" + birthday + "\",\"birthyear\":\"0000\"}")
                        .birthDate())
                .isEmpty();
    }

    /** Some servers send numbers where the tables promise text. */
    @ParameterizedTest
    @ValueSource(strings = {"\"00\"", "0"})
    void successIsATextOrANumber(String code) {
        bed.naver.inject(
                NaverPaths.PROFILE, Fault.answer(200, "{\"resultcode\":" + code + ",\"response\":{\"id\":\"a\"}}"));

        assertThat(bed.signIn(bed.classic()).profile().subject()).isEqualTo("a");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"[]", "\"text\"", "{}"})
    void aProfileWithoutResponseIsUnexpected(String response) {
        ConnectorException refusal = Refusals.refusalOf(() -> read(String.valueOf(response)));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    /** The claims lie below {@code response}: those beside it are nobody's. */
    @Test
    void whatStandsOutsideTheEnvelopeIsNotRead() {
        bed.naver.inject(
                NaverPaths.PROFILE,
                Fault.answer(
                        200,
                        "{\"resultcode\":\"00\",\"id\":\"victim\",\"sub\":\"victim\",\"response\":{\"id\":\"own\"}}"));

        assertThat(bed.signIn(bed.classic()).profile().subject()).isEqualTo("own");
    }

    @Test
    void namesMayHoldAnything() {
        bed.naver.person(Map.of("nickname", "error 👻 \u202E", "name", "<script>"));

        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.nickname()).contains("error 👻 \u202E");
        assertThat(profile.name()).contains("<script>");
    }

    private SocialProfile read(String response) {
        bed.naver.clearFaults();
        bed.naver.inject(
                NaverPaths.PROFILE,
                Fault.answer(200, "{\"resultcode\":\"00\",\"message\":\"success\",\"response\":" + response + "}"));
        return bed.signIn(bed.classic()).profile();
    }

    private static String fixture(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/naver", name));
    }
}
