package dev.socialconnector.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.EmailAddress;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderModel;

class BrokeredPersonTest {
    private final IdentityProviderModel config = new IdentityProviderModel();

    BrokeredPersonTest() {
        config.setAlias("kakao");
        config.setEnabled(true);
        config.setTrustEmail(true);
    }

    @Test
    void theSubjectIdentifies() {
        BrokeredIdentityContext person = person(profile().nickname(Optional.of("지우")));

        assertThat(person.getId()).isEqualTo("3891047281");
        assertThat(person.getBrokerUserId()).isEqualTo("kakao.3891047281");
    }

    @Test
    void theProvidersSessionIsRememberedForItsEnd() {
        IdTokenClaims idToken = new IdTokenClaims(
                "https://login.example.com",
                "3891047281",
                List.of("app"),
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Map.of("sid", "session-7"));
        SocialLogin login =
                new SocialLogin(profile().build(), TokenSet.builder().build(), Optional.of(idToken));

        assertThat(BrokeredPerson.of(login, config).getBrokerSessionId()).isEqualTo("kakao.session-7");
        assertThat(person(profile()).getBrokerSessionId()).isNull();
    }

    @Test
    void onlyAVerifiedAddressBecomesTheUsername() {
        assertThat(person(profile().email(email(true))).getUsername()).isEqualTo("jiu@example.kr");
        assertThat(person(profile().email(email(false))).getUsername()).isEqualTo("kakao.3891047281");
        assertThat(person(profile()).getUsername()).isEqualTo("kakao.3891047281");
    }

    @Test
    void anAddressIsVerifiedByTheProvidersVerdictAndTheAdministratorsTrustTogether() {
        assertThat(isVerified("jiu@example.kr", true, true)).isTrue();
        assertThat(isVerified("JIU@example.kr", true, true)).isTrue();
        assertThat(isVerified("jiu@example.kr", true, false)).isFalse();
        assertThat(isVerified("jiu@example.kr", false, true)).isFalse();
        assertThat(isVerified("jiu@example.kr", null, true)).isFalse();
    }

    @Test
    void anAddressThatThePersonTypedInIsNotVerified() {
        assertThat(isVerified("other@example.kr", true, true)).isFalse();
        assertThat(isVerified(null, true, true)).isFalse();
    }

    @Test
    void aSingleNameIsTheFirstAndAHyphenTheLast() {
        BrokeredIdentityContext person = person(profile().nickname(Optional.of("지우")));

        assertThat(person.getFirstName()).isEqualTo("지우");
        assertThat(person.getLastName()).isEqualTo("-");
    }

    @Test
    void anAdministratorMayHaveTheLastNameAskedFor() {
        config.getConfig().put("singleName", "ask");

        BrokeredIdentityContext person = person(profile().nickname(Optional.of("지우")));

        assertThat(person.getFirstName()).isEqualTo("지우");
        assertThat(person.getLastName()).isNull();
    }

    @Test
    void whoTellsNoNameHasNone() {
        BrokeredIdentityContext person = person(profile());

        assertThat(person.getFirstName()).isNull();
        assertThat(person.getLastName()).isNull();
    }

    @Test
    void aNameOfSeveralWordsIsDividedBeforeTheLast() {
        assertThat(PersonName.of(profile().name(Optional.of("Jane Maria  Doe")).build()))
                .contains(new PersonName("Jane Maria", Optional.of("Doe")));
    }

    @Test
    void theTwoPartsThatAProviderTellsAreTaken() {
        SocialProfile profile = profile()
                .name(Optional.of("Vincent van Gogh"))
                .givenName(Optional.of("Vincent"))
                .familyName(Optional.of("van Gogh"))
                .build();

        assertThat(PersonName.of(profile)).contains(new PersonName("Vincent", Optional.of("van Gogh")));
    }

    @Test
    void nothingOfTheNameIsPrinted() {
        assertThat(new PersonName("지우", Optional.of("김"))).hasToString("PersonName[two parts]");
    }

    @Test
    void theAttributeImporterFindsTheSameNamesForEveryProvider() {
        SocialProfile profile = profile()
                .nickname(Optional.of("지우"))
                .email(email(false))
                .claims(Map.of("kakao_account", Map.of("age_range", "20~29")))
                .build();

        assertThat(ProfileJson.of(profile).toString())
                .isEqualTo("{\"subject\":\"3891047281\",\"nickname\":\"지우\",\"email\":\"jiu@example.kr\","
                        + "\"emailVerified\":false,\"claims\":{\"kakao_account\":{\"age_range\":\"20~29\"}}}");
    }

    private boolean isVerified(String now, Boolean trusted, boolean verified) {
        config.setTrustEmail(trusted);
        return BrokeredPerson.isVerified(now, person(profile().email(email(verified))));
    }

    private BrokeredIdentityContext person(SocialProfile.Builder profile) {
        return BrokeredPerson.of(
                new SocialLogin(profile.build(), TokenSet.builder().build(), Optional.empty()), config);
    }

    private static SocialProfile.Builder profile() {
        return SocialProfile.of("3891047281");
    }

    private static Optional<EmailAddress> email(boolean verified) {
        return Optional.of(new EmailAddress("jiu@example.kr", verified));
    }
}
