package dev.socialconnector.kakao.profile;

import static dev.socialconnector.kakao.KakaoAnswers.profileOf;
import static dev.socialconnector.kakao.KakaoAnswers.userWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.Consent;
import dev.socialconnector.Consent.State;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.PhoneNumber;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.kakao.KakaoAnswers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E4. What each combination of flag and value says of a consent, for every consent item of Kakao's user information. */
final class ConsentStateTest {
    /** A consent item: the flag, a member with a value for it, and the part of the profile that it opens, if there is one. */
    record Item(String scope, String flag, String value, Function<SocialProfile, Optional<?>> part) {
        @Override
        public String toString() {
            return scope;
        }
    }

    static Stream<Item> items() {
        String profile = "\"profile\":{\"nickname\":\"지우\",\"profile_image_url\":\"https://k.kakaocdn.net/a.jpg\"}";
        return Stream.of(
                new Item("profile", "profile_needs_agreement", profile, SocialProfile::nickname),
                new Item("profile_nickname", "profile_nickname_needs_agreement", profile, SocialProfile::nickname),
                new Item("profile_image", "profile_image_needs_agreement", profile, SocialProfile::picture),
                new Item("name", "name_needs_agreement", "\"name\":\"김지우\"", SocialProfile::name),
                new Item(
                        "account_email", "email_needs_agreement", "\"email\":\"jiu@example.kr\"", SocialProfile::email),
                new Item("age_range", "age_range_needs_agreement", "\"age_range\":\"20~29\"", SocialProfile::ageRange),
                new Item("birthyear", "birthyear_needs_agreement", "\"birthyear\":\"2000\"", SocialProfile::birthDate),
                new Item("birthday", "birthday_needs_agreement", "\"birthday\":\"0229\"", SocialProfile::birthDate),
                new Item("gender", "gender_needs_agreement", "\"gender\":\"female\"", SocialProfile::gender),
                new Item(
                        "phone_number",
                        "phone_number_needs_agreement",
                        "\"phone_number\":\"+82 10-1234-5678\"",
                        SocialProfile::phoneNumber),
                new Item(
                        "legal_name", "legal_name_needs_agreement", "\"legal_name\":\"김지우\"", SocialProfile::legalName),
                inClaimsOnly("account_ci", "ci_needs_agreement", "\"ci\":\"Y2k=\""),
                inClaimsOnly(
                        "legal_birth_date", "legal_birth_date_needs_agreement", "\"legal_birth_date\":\"20000229\""),
                inClaimsOnly("legal_gender", "legal_gender_needs_agreement", "\"legal_gender\":\"female\""),
                inClaimsOnly("is_korean", "is_korean_needs_agreement", "\"is_korean\":false"));
    }

    /** Not agreed: the value can be had by asking for the consent. */
    @ParameterizedTest
    @MethodSource("items")
    void neededAndAbsentIsPending(Item item) {
        SocialProfile profile = profileOf(userWith(flag(item, "true")));

        assertThat(profile.consent(item.scope()).state()).isEqualTo(State.PENDING);
        assertThat(profile.pendingConsents()).containsExactly(item.scope());
        assertThat(item.part().apply(profile)).isEmpty();
    }

    /** Agreed. */
    @ParameterizedTest
    @MethodSource("items")
    void notNeededAndPresentIsGranted(Item item) {
        SocialProfile profile = profileOf(userWith(flag(item, "false"), item.value()));

        assertThat(profile.consent(item.scope()).state()).isEqualTo(State.GRANTED);
        assertThat(profile.pendingConsents()).isEmpty();
        assertThat(item.part().apply(profile).isPresent()).isEqualTo(isInProfile(item));
    }

    /** Kakao has nothing of the kind, whatever the person agrees to. */
    @ParameterizedTest
    @MethodSource("items")
    void notNeededAndAbsentIsUnavailable(Item item) {
        SocialProfile profile = profileOf(userWith(flag(item, "false")));

        assertThat(profile.consent(item.scope()).state()).isEqualTo(State.UNAVAILABLE);
        assertThat(profile.pendingConsents()).isEmpty();
        assertThat(item.part().apply(profile)).isEmpty();
    }

    /** Should not happen; counts as not agreed, and the value is not offered. */
    @ParameterizedTest
    @MethodSource("items")
    void neededAndYetPresentIsPending(Item item) {
        SocialProfile profile = profileOf(userWith(flag(item, "true"), item.value()));

        assertThat(profile.consent(item.scope()).state()).isEqualTo(State.PENDING);
        assertThat(profile.pendingConsents()).containsExactly(item.scope());
        assertThat(item.part().apply(profile)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("items")
    void withoutFlagAndValueIsNotConfigured(Item item) {
        SocialProfile profile = profileOf(userWith());

        assertThat(profile.consent(item.scope()).state()).isEqualTo(State.NOT_CONFIGURED);
        assertThat(profile.pendingConsents()).isEmpty();
        assertThat(item.part().apply(profile)).isEmpty();
    }

    /** The value is used, but nothing vouches for it. The legacy scope shows by its flag only. */
    @ParameterizedTest
    @MethodSource("items")
    void aValueWithoutFlagIsGranted(Item item) {
        SocialProfile profile = profileOf(userWith(item.value()));

        State expected = item.scope().equals("profile") ? State.NOT_CONFIGURED : State.GRANTED;
        assertThat(profile.consent(item.scope()).state()).isEqualTo(expected);
        assertThat(profile.pendingConsents()).isEmpty();
        assertThat(item.part().apply(profile).isPresent()).isEqualTo(isInProfile(item));
        assertThat(profile.email().filter(EmailAddress::verified)).isEmpty();
        assertThat(profile.phoneNumber().filter(PhoneNumber::verified)).isEmpty();
    }

    /** A null stands for a missing member, in each of the rows. */
    @ParameterizedTest
    @MethodSource("items")
    void aNullCountsAsAbsent(Item item) {
        String nullValue = item.value().replaceFirst("^(\"[a-z_]+\"):.*$", "$1:null");

        assertThat(stateOf(item, flag(item, "true"), nullValue)).isEqualTo(State.PENDING);
        assertThat(stateOf(item, flag(item, "false"), nullValue)).isEqualTo(State.UNAVAILABLE);
        assertThat(stateOf(item, flag(item, "null"), nullValue)).isEqualTo(State.NOT_CONFIGURED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "age_range", "birthyear", "birthday", "gender", "phone_number"})
    void theDeprecatedHasFlagsDecideNothing(String field) {
        Item item = items().filter(each -> each.flag().equals(field + "_needs_agreement"))
                .findAny()
                .orElseThrow();

        for (String has : List.of("true", "false")) {
            String hasFlag = "\"has_" + field + "\":" + has;
            assertThat(stateOf(item, hasFlag)).isEqualTo(State.NOT_CONFIGURED);
            assertThat(stateOf(item, hasFlag, flag(item, "true"))).isEqualTo(State.PENDING);
            assertThat(stateOf(item, hasFlag, flag(item, "false"))).isEqualTo(State.UNAVAILABLE);
            assertThat(stateOf(item, hasFlag, item.value())).isEqualTo(State.GRANTED);
        }
    }

    @Test
    void theLegacyConsentStandsForNicknameAndPicture() {
        SocialProfile profile = profileOf(KakaoAnswers.named("legacy-profile-consent"));

        assertThat(profile.consent("profile").state()).isEqualTo(State.GRANTED);
        assertThat(profile.consents()).doesNotContainKeys("profile_nickname", "profile_image");
        assertThat(profile.nickname()).contains("지우");
        assertThat(profile.picture()).isPresent();
    }

    @Test
    void thePartnersItemsStandLikeAllOthers() {
        SocialProfile profile = profileOf(KakaoAnswers.named("partner-profile"));

        assertThat(profile.consents().values())
                .filteredOn(consent -> consent.state() == State.GRANTED)
                .extracting(Consent::scope)
                .containsExactlyInAnyOrder("legal_name", "legal_birth_date", "legal_gender", "is_korean", "account_ci");
        assertThat(profile.legalName()).contains("김지우");
    }

    /** Scopes are the keys, and each consent says its own. */
    @Test
    void consentsAreFoundByTheirScope() {
        SocialProfile profile = profileOf(KakaoAnswers.named("full-profile"));

        assertThat(profile.consents())
                .allSatisfy((scope, consent) -> assertThat(consent.scope()).isEqualTo(scope));
        assertThat(profile.consents().keySet())
                .containsAll(Set.of("profile_nickname", "account_email", "account_ci"))
                .noneMatch(scope -> scope.endsWith("_needs_agreement"));
    }

    private static Item inClaimsOnly(String scope, String flag, String value) {
        return new Item(scope, flag, value, profile -> Optional.empty());
    }

    private static boolean isInProfile(Item item) {
        return !Set.of("account_ci", "legal_birth_date", "legal_gender", "is_korean")
                .contains(item.scope());
    }

    private static State stateOf(Item item, String... members) {
        return profileOf(userWith(members)).consent(item.scope()).state();
    }

    private static String flag(Item item, String json) {
        return "\"" + item.flag() + "\":" + json;
    }
}
