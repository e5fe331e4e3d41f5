package dev.socialconnector.kakao.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.socialconnector.BirthDate;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.fuzzing.AnotherReader;
import dev.socialconnector.fuzzing.Untrusted;
import dev.socialconnector.toolkit.http.JsonObject;
import java.util.Optional;

/** E1 to E6: what {@code /v2/user/me} may answer. */
class UserInformationFuzzTest {
    @FuzzTest
    void aProfileSaysNothingThatKakaoDidNot(byte[] input) {
        Optional<JsonObject> json = JsonObject.parse(input);

        Optional<SocialProfile> profile =
                json.flatMap(user -> Untrusted.accepted(() -> KakaoProfileMapper.fromUser(user)));

        if (profile.isPresent()) {
            JsonNode user = AnotherReader.read(input);
            JsonNode account = user.path("kakao_account");
            assertThat(user.get("id").isIntegralNumber()).isTrue();
            assertThat(profile.get().subject())
                    .isEqualTo(user.get("id").bigIntegerValue().toString());
            assertThat(profile.get().claims()).hasSize(user.size());
            assertThat(profile.get().toString()).doesNotContain(Untrusted.SECRET);
            requireEmail(profile.get(), account);
            requirePhoneNumber(profile.get(), account);
            profile.get().picture().ifPresent(picture -> assertThat(picture)
                    .matches(uri -> "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null));
            profile.get().birthDate().ifPresent(birth -> requireBirthDate(birth, account));
        }
    }

    private static void requireEmail(SocialProfile profile, JsonNode account) {
        profile.email().ifPresent(email -> {
            assertThat(email.address())
                    .isEqualTo(account.get("email").textValue())
                    .isNotBlank();
            assertThat(isFalse(account, "is_email_valid")).isFalse();
            boolean vouchedFor = isFalse(account, "email_needs_agreement")
                    && isTrue(account, "is_email_valid")
                    && isTrue(account, "is_email_verified");
            boolean isPlain = email.address().matches("[a-z0-9]{1,20}@[a-z0-9]{1,20}\\.[a-z]{2,3}");
            if (email.verified() || isPlain) {
                assertThat(email.verified()).isEqualTo(vouchedFor);
            }
        });
    }

    private static void requirePhoneNumber(SocialProfile profile, JsonNode account) {
        profile.phoneNumber().ifPresent(number -> {
            assertThat(number.raw()).isEqualTo(account.get("phone_number").textValue());
            assertThat(number.e164().orElse("+821012345678")).matches("\\+[1-9][0-9]{6,14}");
            assertThat(account.path("phone_number_needs_agreement").asBoolean(false))
                    .isFalse();
        });
    }

    private static void requireBirthDate(BirthDate birth, JsonNode account) {
        assertThat(birth.year().orElse("2000")).matches("[0-9]{4}");
        assertThat(birth.birthday().orElse("0229")).matches("[0-9]{4}");
        birth.date().ifPresent(date -> assertThat(date.toString().replace("-", ""))
                .isEqualTo(account.get("birthyear").textValue()
                        + account.get("birthday").textValue()));
    }

    private static boolean isTrue(JsonNode account, String name) {
        return account.path(name).isBoolean() && account.path(name).booleanValue();
    }

    private static boolean isFalse(JsonNode account, String name) {
        return account.path(name).isBoolean() && !account.path(name).booleanValue();
    }
}
