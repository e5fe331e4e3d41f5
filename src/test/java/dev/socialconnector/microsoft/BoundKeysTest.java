package dev.socialconnector.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.microsoft.MicrosoftEmulator;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One key set has the keys of all tenants, and says of some whose they are (Microsoft, "Validate the signing key issuer"). */
final class BoundKeysTest {
    private static final String SITE = "https://login.microsoftonline.com/";
    private static final String CONTOSO = MicrosoftEmulator.CONTOSO;
    private static final String PERSONAL = MicrosoftEmulator.PERSONAL;

    @RegisterExtension
    final MicrosoftBed bed = new MicrosoftBed();

    @ParameterizedTest
    @CsvSource({
        "common, " + SITE + "{tenantid}/v2.0",
        "common, " + SITE + CONTOSO + "/v2.0",
        "organizations, " + SITE + CONTOSO + "/v2.0",
        CONTOSO + ", " + SITE + CONTOSO + "/v2.0",
        CONTOSO + ", https://sts.windows.net/" + CONTOSO + "/",
        "common, something else",
        "common, 7"
    })
    void aKeyOfTheTenantOrOfAllSigns(String tenant, String issuerOfKey) {
        bind(issuerOfKey);

        assertThat(bed.of(tenant).signIn().profile().subject()).startsWith(CONTOSO);
    }

    /** Whoever has the key of one tenant writes {@code iss} and {@code tid} as they like. */
    @ParameterizedTest
    @ValueSource(strings = {"common", "organizations", CONTOSO})
    void aKeyOfAnotherTenantDoesNot(String tenant) {
        bind(SITE + PERSONAL + "/v2.0");

        ConnectorException refusal = bed.of(tenant).refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("key");
    }

    /** Entra sends no {@code iss} today; if it begins to, it will be the tenant's (RFC 9207). */
    @ParameterizedTest
    @CsvSource({CONTOSO + ", true", PERSONAL + ", false"})
    void aCallbackMayNameTheTenantOfTheToken(String tenant, boolean isTaken) {
        AuthorizationRequest request = bed.connector.begin(MicrosoftBed.options());
        String query = bed.microsoft.approve(request.uri()) + "&iss=" + SITE + tenant + "/v2.0";

        if (isTaken) {
            assertThat(bed.complete(query, request).profile().subject()).startsWith(CONTOSO);
        } else {
            assertThat(Refusals.refusalOf(() -> bed.complete(query, request)))
                    .hasMessageContaining("another issuer than the callback");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/" + CONTOSO + "/v2.0",
                SITE + CONTOSO,
                SITE + "v2.0",
                SITE + "x/../" + CONTOSO + "/v2.0",
                "https://login.microsoftonline.com",
                ""
            })
    void aCallbackOfAnotherIssuerIsRefusedBeforeTheCodeIsSent(String issuer) {
        AuthorizationRequest request = bed.connector.begin(MicrosoftBed.options());
        String query = bed.microsoft.approve(request.uri()) + "&iss=" + issuer;

        assertThat(Refusals.refusalOf(() -> bed.complete(query, request)).reason())
                .isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(bed.microsoft.server().count()).isZero();
    }

    /** Without it, tokens have no {@code oid}: the code would be spent, and the sign-in refused, each time. */
    @ParameterizedTest
    @CsvSource({"OBJECT_ID, true", "PAIRWISE, false"})
    void theScopeOfTheSubjectsClaimIsAlwaysAsked(MicrosoftConfig.Subject subject, boolean isAsked) {
        MicrosoftBed chosen = bed.of("common", config -> config.subject(subject));

        AuthorizationRequest request =
                chosen.connector.begin(MicrosoftBed.options().scopes("openid", "email"));

        assertThat(request.session().scopes().contains("profile")).isEqualTo(isAsked);
        assertThat(chosen.signIn(MicrosoftBed.options().scopes(List.of("email")))
                        .profile())
                .isNotNull();
    }

    private void bind(String issuerOfKey) {
        String value = issuerOfKey.equals("7") ? "7" : '"' + issuerOfKey + '"';
        bed.microsoft
                .keys()
                .publishInstead(bed.microsoft.keys().jwks().replace("\"kty\"", "\"issuer\":" + value + ",\"kty\""));
    }
}
