package dev.socialconnector.kakao.profile;

import static dev.socialconnector.kakao.KakaoAnswers.profileOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.Consent;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.kakao.KakaoAnswers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E3. User information of shapes that are rare, old or yet to come. */
final class UnusualUserInformationTest {
    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "\"x\"", "7", "true", "{\"profile\":null}", "{\"profile\":[]}"})
    void anAccountOfAnyTypeGivesAProfile(String account) {
        SocialProfile profile = profileOf("{\"id\":77,\"kakao_account\":" + account + "}");

        assertThat(profile.subject()).isEqualTo("77");
        assertThat(profile.displayName()).isEmpty();
        assertThat(profile.email()).isEmpty();
        assertThat(profile.pendingConsents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"connected_at", "synched_at", "properties", "for_partner", "kakao_account", "has_signed_up"})
    void everyMemberBesideTheIdMayBeAnything(String member) {
        for (String value : List.of("null", "1", "\"yesterday\"", "[]", "{}", "false")) {
            SocialProfile profile = profileOf("{\"id\":77,\"" + member + "\":" + value + "}");

            assertThat(profile.subject()).isEqualTo("77");
            assertThat(profile.connectedAt()).isEmpty();
        }
    }

    @Test
    void theIdAloneIsAProfile() {
        SocialProfile profile = profileOf(KakaoAnswers.named("id-alone"));

        assertThat(profile)
                .isEqualTo(SocialProfile.of("77")
                        .consents(profile.consents())
                        .claims(Map.of("id", 77L))
                        .build());
        assertThat(profile.consents().values()).allMatch(consent -> consent.state() == Consent.State.NOT_CONFIGURED);
    }

    @Test
    void whatKakaoInventsLaterNeverFails() {
        SocialProfile profile = profileOf(KakaoAnswers.named("members-from-the-future"));

        assertThat(profile.gender()).contains("not_told");
        assertThat(profile.ageRange()).contains("100~109");
        assertThat(profile.birthDate().orElseThrow().birthday()).contains("0229");
        assertThat(profile.nickname()).contains("지우");
        assertThat(profile.claims()).containsEntry("schema", 3L);
    }

    @Test
    void aPreRegisteredUserHasTheLittleThatKakaoTells() {
        SocialProfile profile = profileOf(KakaoAnswers.named("pre-registered"));

        assertThat(profile.hasSignedUp()).contains(false);
        assertThat(profile.connectedAt().orElseThrow()).isEqualTo("2026-03-30T00:26:59Z");
        assertThat(profile.nickname()).contains("지우");
        assertThat(profile.email().orElseThrow().verified()).isTrue();
        assertThat(profile.phoneNumber()).isEmpty();
    }
}
