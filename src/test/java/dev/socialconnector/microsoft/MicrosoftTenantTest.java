package dev.socialconnector.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.microsoft.MicrosoftEmulator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose accounts sign in: each tenant is an issuer, and a token must be of the one that it names. */
final class MicrosoftTenantTest {
    private static final String ANOTHER = "11111111-2222-3333-4444-555555555555";

    @RegisterExtension
    final MicrosoftBed bed = new MicrosoftBed();

    @ParameterizedTest
    @CsvSource({
        "common, " + MicrosoftEmulator.CONTOSO,
        "common, " + MicrosoftEmulator.PERSONAL,
        "organizations, " + MicrosoftEmulator.CONTOSO,
        "organizations, " + ANOTHER,
        "consumers, " + MicrosoftEmulator.PERSONAL,
        MicrosoftEmulator.CONTOSO + ", " + MicrosoftEmulator.CONTOSO
    })
    void thoseOfTheTenantSignIn(String tenant, String personOf) {
        bed.microsoft.personOf(personOf);

        assertThat(bed.of(tenant).signIn().profile().subject()).isEqualTo(personOf + "." + MicrosoftEmulator.OBJECT_ID);
    }

    /** All of them have the same keys, so that nothing else keeps them apart. */
    @ParameterizedTest
    @CsvSource({
        "organizations, " + MicrosoftEmulator.PERSONAL,
        "consumers, " + MicrosoftEmulator.CONTOSO,
        MicrosoftEmulator.CONTOSO + ", " + MicrosoftEmulator.PERSONAL,
        MicrosoftEmulator.CONTOSO + ", " + ANOTHER
    })
    void nobodyElseDoes(String tenant, String personOf) {
        bed.microsoft.personOf(personOf);

        ConnectorException refusal = bed.of(tenant).refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("iss").hasMessageNotContaining(personOf);
    }

    @Test
    void onlyAllowedTenantsSignIn() {
        MicrosoftBed chosen =
                bed.of("common", config -> config.tenants(List.of(MicrosoftEmulator.CONTOSO.toUpperCase(Locale.ROOT))));

        assertThat(chosen.signIn().profile().subject()).startsWith(MicrosoftEmulator.CONTOSO);
        bed.microsoft.personOf(ANOTHER);
        assertThat(chosen.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    /** Also if an administrator lists it. */
    @Test
    void organizationsNeverTakesPersonalAccounts() {
        MicrosoftBed chosen = bed.of("organizations", config -> config.tenants(List.of(MicrosoftEmulator.PERSONAL)));
        bed.microsoft.personOf(MicrosoftEmulator.PERSONAL);

        assertThat(chosen.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.microsoftonline.com/{tenantid}/v2.0",
                "https://login.microsoftonline.com/" + ANOTHER + "/v2.0",
                "https://login.microsoftonline.com/common/v2.0",
                "https://login.microsoftonline.com/" + MicrosoftEmulator.CONTOSO + "/v2.0/",
                "https://login.microsoftonline.com/" + MicrosoftEmulator.CONTOSO,
                "https://sts.windows.net/" + MicrosoftEmulator.CONTOSO + "/",
                "http://login.microsoftonline.com/" + MicrosoftEmulator.CONTOSO + "/v2.0"
            })
    void theIssuerMustBeTheTokensOwnTenant(String issuer) {
        bed.microsoft.idTokenClaims(Map.of("iss", issuer));

        assertThat(bed.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(bed.of(MicrosoftEmulator.CONTOSO).refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    /** A tenant that is no id could be anything in the template. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "common",
                "{tenantid}",
                "../" + MicrosoftEmulator.CONTOSO,
                "B9419818-09AF-49C2-B0C3-653ADC1F376E"
            })
    void aTenantThatIsNoIdIsRefused(String tenant) {
        bed.microsoft.idTokenClaims(
                Map.of("tid", tenant, "iss", "https://login.microsoftonline.com/" + tenant + "/v2.0"));

        assertThat(bed.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    /** One tenant's issuer says all, and still the token must name it. */
    @Test
    void aTokenWithoutTenantIsRefused() {
        Map<String, Object> none = new HashMap<>();
        none.put("tid", null);
        bed.microsoft.idTokenClaims(none);

        assertThat(bed.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(bed.of(MicrosoftEmulator.CONTOSO).refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void eachTenantHasAddressesOfItsOwn() {
        MicrosoftBed one = bed.of(MicrosoftEmulator.CONTOSO);

        one.signIn();

        assertThat(bed.microsoft.server().calls(MicrosoftEmulator.token(MicrosoftEmulator.CONTOSO)))
                .hasSize(1);
        assertThat(bed.microsoft.server().calls(MicrosoftEmulator.keySet(MicrosoftEmulator.CONTOSO)))
                .hasSize(1);
        assertThat(bed.microsoft.server().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "all",
                "contoso.onmicrosoft.com",
                "Common",
                "b9419818-09af-49c2-b0c3-653adc1f376",
                "../common"
            })
    void nothingElseIsATenant(String tenant) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MicrosoftConfig.builder(tenant, "some-client", "some-secret"));
    }

    @Test
    void theIdOfATenantMayBeInCapitals() {
        assertThat(bed.of(MicrosoftEmulator.CONTOSO.toUpperCase(Locale.ROOT))
                        .signIn()
                        .profile()
                        .subject())
                .startsWith(MicrosoftEmulator.CONTOSO);
    }

    /** A session that began for one tenant is not finished for all of them. */
    @Test
    void aSessionBelongsToItsTenant() {
        MicrosoftBed one = bed.of(MicrosoftEmulator.CONTOSO);
        AuthorizationRequest request = one.connector.begin(MicrosoftBed.options());
        String query = bed.microsoft.approve(request.uri());

        assertThat(Refusals.refusalOf(() -> bed.complete(query, request)).reason())
                .isEqualTo(Reason.INVALID_CALLBACK);
    }
}
