package dev.socialconnector.apple;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.apple.AppleEmulator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes signed, what comes unsigned and once, and what a relay address is. */
final class AppleProfileTest {
    @RegisterExtension
    final AppleBed bed = new AppleBed();

    @Test
    void theNameComesWithTheFirstSignInAlone() {
        SocialProfile first = bed.signIn().profile();
        SocialProfile second = bed.signIn().profile();

        assertThat(first.givenName()).contains("Jane");
        assertThat(first.familyName()).contains("Doe");
        assertThat(first.name()).contains("Jane Doe");
        assertThat(first.claims()).containsEntry("unsigned_name", Map.of("firstName", "Jane", "lastName", "Doe"));
        assertThat(second.name()).isEmpty();
        assertThat(second.claims()).doesNotContainKey("unsigned_name");
        assertThat(second.email()).isEqualTo(first.email()).isPresent();
    }

    /** H3. The emulator sends another address there. */
    @Test
    void theUnsignedAddressIsNeverTaken() {
        assertThat(bed.signIn().profile().email()).contains(new EmailAddress(AppleEmulator.EMAIL, true));
    }

    /** H3. Managed accounts have none in the ID token. */
    @Test
    void theUnsignedAddressIsNotTakenForWantOfAnotherEither() {
        Map<String, Object> none = new HashMap<>();
        none.put("email", null);
        bed.apple.idTokenClaims(none);

        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.email()).isEmpty();
        assertThat(profile.name()).contains("Jane Doe");
        assertThat(profile.claims().toString()).doesNotContain("made-up-by-a-browser");
        assertThat(profile.claims()).doesNotContainKey("is_private_email");
        assertThat(AppleProfile.hasPrivateEmail(profile)).isFalse();
    }

    /** H3. Whoever makes the form up names whom they like. */
    @Test
    void whatIsUnsignedNamesNobody() {
        bed.apple.user(Answers.write(
                Map.of("sub", "another", "id", "another", "email_verified", true, "name", Map.of("firstName", "Eve"))));

        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.subject()).isEqualTo(AppleEmulator.SUBJECT);
        assertThat(profile.name()).contains("Eve");
        assertThat(profile.familyName()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"name\":null}",
                "{\"name\":\"Jane\"}",
                "{\"name\":[\"Jane\"]}",
                "{\"name\":{\"firstName\":1,\"lastName\":[]}}",
                "{\"name\":{\"firstName\":\"\",\"lastName\":\"  \"}}",
                "{\"name\":{\"firstName\":\"a\",\"firstName\":\"b\"}}",
                "{\"name\":{\"firstName\":\"Ja\\nne\",\"lastName\":\"D\\u0000oe\"}}",
                "<script>alert(1)</script>"
            })
    void whatIsNoNameIsNone(String user) {
        bed.apple.user(user);

        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.name()).isEmpty();
        assertThat(profile.givenName()).isEmpty();
        assertThat(profile.familyName()).isEmpty();
        assertThat(profile.claims()).doesNotContainKey("unsigned_name");
    }

    @Test
    void aNameBeyondReasonIsNone() {
        bed.apple.user(
                Answers.write(Map.of("name", Map.of("firstName", "J".repeat(256), "lastName", "D".repeat(255)))));

        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.givenName()).isEmpty();
        assertThat(profile.name()).contains("D".repeat(255));
    }

    @ParameterizedTest
    @CsvSource({
        "길동, 홍, 홍길동",
        "太郎, 山田, 山田太郎",
        "Jane, 홍, Jane 홍",
        "' Jane ', ' Doe ', Jane Doe",
    })
    void aNameIsWrittenInItsOwnWay(String given, String family, String whole) {
        bed.apple.user(Answers.write(Map.of("name", Map.of("firstName", given, "lastName", family))));

        assertThat(bed.signIn().profile().name()).contains(whole);
    }

    @ParameterizedTest
    @MethodSource
    void theVerdictIsReadFromFlagsAndTexts(Object flag, boolean verified) {
        bed.apple.idTokenClaims(Map.of("email_verified", flag));

        assertThat(bed.signIn().profile().email()).contains(new EmailAddress(AppleEmulator.EMAIL, verified));
    }

    static Stream<Arguments> theVerdictIsReadFromFlagsAndTexts() {
        return Stream.of(
                Arguments.of(true, true),
                Arguments.of("true", true),
                Arguments.of(false, false),
                Arguments.of("false", false),
                Arguments.of("yes", false),
                Arguments.of(1, false),
                Arguments.of(Map.of(), false));
    }

    @Test
    void aMissingVerdictIsNone() {
        bed.apple.tampering().idTokenClaims(claims -> {
            claims.remove("email_verified");
            return claims;
        });

        assertThat(bed.signIn().profile().email()).contains(new EmailAddress(AppleEmulator.EMAIL, false));
    }

    @ParameterizedTest
    @MethodSource
    void aRelayAddressIsTold(String address, Object flag, boolean isPrivate) {
        bed.apple.tampering().idTokenClaims(claims -> {
            claims.put("email", address);
            claims.put("is_private_email", flag);
            return claims;
        });

        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.email()).contains(new EmailAddress(address, true));
        assertThat(AppleProfile.hasPrivateEmail(profile)).isEqualTo(isPrivate);
        assertThat(profile.claims()).containsEntry("is_private_email", isPrivate);
        assertThat(AppleProfile.hasPrivateEmail(SocialProfile.fromMap(profile.toMap())))
                .isEqualTo(isPrivate);
    }

    static Stream<Arguments> aRelayAddressIsTold() {
        return Stream.of(
                Arguments.of("dpdcnf87nu@privaterelay.appleid.com", true, true),
                Arguments.of("dpdcnf87nu@privaterelay.appleid.com", "true", true),
                Arguments.of("dpdcnf87nu@PrivateRelay.appleid.com", "false", true),
                Arguments.of("dpdcnf87nu@privaterelay.appleid.com", "", true),
                Arguments.of("janedoe@icloud.com", true, true),
                Arguments.of("janedoe@example.com", false, false),
                Arguments.of("janedoe@example.com", "false", false),
                Arguments.of("janedoe@privaterelay.appleid.com.example.com", 1, false));
    }

    @Test
    void nothingOfANameIsPrinted() {
        SocialProfile profile = bed.signIn().profile();

        assertThat(profile + " " + AppleName.parse(Optional.of("{\"name\":{\"firstName\":\"Jane\"}}")))
                .contains("AppleName")
                .doesNotContain("Jane");
    }
}
