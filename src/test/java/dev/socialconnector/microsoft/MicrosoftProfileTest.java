package dev.socialconnector.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.testing.microsoft.MicrosoftEmulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who signed in, and what of them can be believed. */
final class MicrosoftProfileTest {
    @RegisterExtension
    final MicrosoftBed bed = new MicrosoftBed();

    @Test
    void aPersonIsTheirTenantAndObjectId() {
        SocialLogin login = bed.signIn();

        assertThat(login.profile().subject())
                .isEqualTo("b9419818-09af-49c2-b0c3-653adc1f376e.90c10987-3d54-4ba1-bc62-6b3d1e3bcb77");
        assertThat(login.idToken().orElseThrow().subject())
                .isEqualTo(login.profile().subject());
    }

    @Test
    void aPersonCanBeTheirTenantAndThisApplicationsOwnId() {
        MicrosoftBed pairwise = bed.of("common", config -> config.subject(MicrosoftConfig.Subject.PAIRWISE));

        assertThat(pairwise.signIn().profile().subject())
                .isEqualTo(MicrosoftEmulator.CONTOSO + "." + MicrosoftEmulator.SUB);
    }

    /** In two tenants, the same id is not the same person. */
    @Test
    void theTenantIsAlwaysPartOfThePerson() {
        for (MicrosoftConfig.Subject kind : MicrosoftConfig.Subject.values()) {
            MicrosoftBed of = bed.of("common", config -> config.subject(kind));
            bed.microsoft.personOf(MicrosoftEmulator.CONTOSO);
            String one = of.signIn().profile().subject();
            bed.microsoft.personOf(MicrosoftEmulator.PERSONAL);

            assertThat(of.signIn().profile().subject()).isNotEqualTo(one);
        }
    }

    /** Addresses change hands, and any tenant's administrator can choose them. */
    @Test
    void anAddressIsNeverPartOfThePerson() {
        String before = bed.signIn().profile().subject();
        bed.microsoft.idTokenClaims(Map.of(
                "email", "another@example.com", "preferred_username", "another@contoso.example", "upn", "another"));

        assertThat(bed.signIn().profile().subject()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aBlankObjectIdIsNobody(String objectId) {
        bed.microsoft.idTokenClaims(Map.of("oid", objectId));

        assertThat(bed.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    /** The object id comes with the scope profile, which is always asked for; nothing takes its place. */
    @Test
    void withoutObjectIdNobodyIsKnownByIt() {
        bed.microsoft.idTokenClaims(Map.of("oid", ""));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("identifies the person");
    }

    @Test
    void withoutTheScopeProfilePeopleAreKnownByTheApplicationsOwnId() {
        MicrosoftBed pairwise = bed.of("common", config -> config.subject(MicrosoftConfig.Subject.PAIRWISE));

        assertThat(pairwise.signIn(MicrosoftBed.options().scopes(List.of()))
                        .profile()
                        .subject())
                .endsWith(MicrosoftEmulator.SUB);
    }

    /** nOAuth: without the claim nothing vouches for the address, whoever's account it is. */
    @Test
    void anAddressWithoutVerdictIsNotVerified() {
        assertThat(bed.signIn().profile().email()).contains(new EmailAddress(MicrosoftEmulator.EMAIL, false));
        bed.microsoft.personOf(MicrosoftEmulator.PERSONAL);
        assertThat(bed.signIn().profile().email()).contains(new EmailAddress(MicrosoftEmulator.EMAIL, false));
    }

    @ParameterizedTest
    @MethodSource
    void theVerdictIsReadWidely(Object verdict, boolean verified) {
        bed.microsoft.idTokenClaims(Map.of("xms_edov", verdict));

        assertThat(bed.signIn().profile().email()).contains(new EmailAddress(MicrosoftEmulator.EMAIL, verified));
    }

    static Stream<Arguments> theVerdictIsReadWidely() {
        return Stream.of(
                Arguments.of(true, true),
                Arguments.of("true", true),
                Arguments.of("True", true),
                Arguments.of(1, true),
                Arguments.of("1", true),
                Arguments.of(false, false),
                Arguments.of("false", false),
                Arguments.of(0, false),
                Arguments.of("0", false),
                Arguments.of(2, false),
                Arguments.of(1.5, false),
                Arguments.of("yes", false),
                Arguments.of(List.of(true), false));
    }

    /** It is another directory's claim, and its tenant could make it up. */
    @Test
    void theStandardVerdictCountsForNothing() {
        bed.microsoft.idTokenClaims(Map.of("email_verified", true, "xms_edov", false));

        assertThat(bed.signIn().profile().email()).contains(new EmailAddress(MicrosoftEmulator.EMAIL, false));
    }

    @Test
    void anAccountMayHaveNoAddress() {
        Map<String, Object> none = new HashMap<>();
        none.put("email", null);
        bed.microsoft.idTokenClaims(none);

        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.email()).isEmpty();
        assertThat(profile.name()).contains("Jane Doe");
    }

    /** It looks like an address, and changes. */
    @Test
    void theSignInNameIsNoNickname() {
        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.nickname()).isEmpty();
        assertThat(profile.claims()).containsEntry("preferred_username", "janedoe@contoso.example");
    }

    @Test
    void aPhoneNumberOfTheDirectoryIsNotTaken() {
        bed.microsoft.idTokenClaims(Map.of("phone_number", "+821012345678", "phone_number_verified", true));

        assertThat(bed.signIn().profile().phoneNumber()).isEmpty();
    }
}
