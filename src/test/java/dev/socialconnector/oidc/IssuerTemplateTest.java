package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.openid.OpenIdPaths;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C4: one issuer for many tenants, by a template that the token's own {@code tid} fills (Microsoft Entra ID). */
final class IssuerTemplateTest {
    private static final String WORK = "11111111-2222-3333-4444-555555555555";
    private static final String PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad";

    @RegisterExtension
    final OidcBed common = group("common");

    @RegisterExtension
    final OidcBed organizations = group("organizations");

    @RegisterExtension
    final OidcBed consumers = group("consumers");

    @RegisterExtension
    final OidcBed single = OidcBed.startRemote(provider -> provider.issuerPath("/" + WORK + "/v2.0"));

    private static OidcBed group(String name) {
        OidcBed bed = OidcBed.startRemote(provider -> provider.issuerPath("/" + name + "/v2.0"));
        bed.provider.publish("issuer", OidcBed.SITE + "/{tenantid}/v2.0");
        return bed;
    }

    @Test
    void eachTenantSignsInByItsOwnIssuer() {
        assertSignsIn(common, WORK);
        assertSignsIn(common, PERSONAL);
        assertSignsIn(organizations, WORK);
        assertSignsIn(consumers, PERSONAL);
    }

    /** The real document of this group names the tenant of personal accounts. */
    @Test
    void theGroupOfPersonalAccountsMayBeAnnouncedByItsId() {
        consumers.provider.publish("issuer", OidcBed.SITE + "/" + PERSONAL + "/v2.0");
        OidcBed anew = consumers.anew();

        assertSignsIn(anew, PERSONAL);
        assertRefused(anew, OidcBed.SITE + "/" + WORK + "/v2.0", WORK);
    }

    @Test
    void tenantsAreReadInAnyCase() {
        String letters = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
        claims(common, OidcBed.SITE + "/" + letters + "/v2.0", letters);

        assertThat(common.with(config -> config.tenants(List.of(letters.toUpperCase(Locale.ROOT))))
                        .signIn()
                        .idToken())
                .isPresent();
    }

    /** Personal accounts are a tenant, too; the keys are the same for all. */
    @Test
    void aTenantOfAnotherGroupIsRefused() {
        assertRefused(organizations, OidcBed.SITE + "/" + PERSONAL + "/v2.0", PERSONAL);
        assertRefused(consumers, OidcBed.SITE + "/" + WORK + "/v2.0", WORK);
    }

    @Test
    void anAllowListOfTenantsHolds() {
        claims(common, OidcBed.SITE + "/" + WORK + "/v2.0", WORK);

        assertThat(common.with(config -> config.tenants(List.of(WORK, PERSONAL)))
                        .signIn()
                        .idToken())
                .isPresent();
        assertThat(common.with(config -> config.tenants(List.of(PERSONAL)))
                        .refusal()
                        .reason())
                .isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    static Stream<Arguments> wrong() {
        String ours = OidcBed.SITE + "/" + WORK + "/v2.0";
        return Stream.of(
                Arguments.of(ours, null),
                Arguments.of(ours, PERSONAL),
                Arguments.of(ours, ""),
                Arguments.of(ours, 7),
                Arguments.of(ours, List.of(WORK)),
                Arguments.of(ours + "/", WORK),
                Arguments.of(OidcBed.SITE + "/{tenantid}/v2.0", "{tenantid}"),
                Arguments.of(OidcBed.SITE + "/{tenantid}/v2.0", WORK),
                Arguments.of(OidcBed.SITE + "/common/v2.0", "common"),
                Arguments.of(OidcBed.SITE + "/x/../" + WORK + "/v2.0", "x/../" + WORK),
                Arguments.of("https://evil.example/" + WORK + "/v2.0", WORK),
                Arguments.of(OidcBed.SITE + "/" + WORK.replace('1', 'A') + "/v2.0", WORK.replace('1', 'A')),
                Arguments.of(7, WORK),
                Arguments.of(null, WORK));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void anIssuerThatItsTenantDoesNotMakeIsRefusedWithoutAskingForKeys(
            @Nullable Object issuer, @Nullable Object tenant) {
        assertRefused(common, issuer, tenant);
    }

    /** A provider with one tenant has one issuer, whatever the token's {@code tid} says. */
    @Test
    void withoutATemplateTheIssuerIsExact() {
        claims(single, single.provider.issuer(), WORK);
        assertThat(single.signIn().idToken()).isPresent();

        assertRefused(single, OidcBed.SITE + "/" + PERSONAL + "/v2.0", PERSONAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example.com/{tenantid}/v3.0",
                "https://evil.example/{tenantid}/v2.0",
                "https://{tenantid}.example.com/common/v2.0",
                "{tenantid}",
                "https://login.example.com/{tenant}/v2.0",
                "https://login.example.com/organizations/v2.0"
            })
    void aTemplateOfAnotherIssuerIsNone(String announced) {
        common.provider.publish("issuer", announced);

        assertThat(Refusals.refusalOf(() -> common.anew().begin()).reason()).isEqualTo(Reason.MISCONFIGURED);
    }

    @Test
    void aRefreshThatNamesAnotherTenantIsAnotherPersons() {
        claims(common, OidcBed.SITE + "/" + WORK + "/v2.0", WORK);
        SocialLogin login = common.with(config -> config.tenants(List.of(WORK))).signIn();
        TokenRefresh refresh =
                common.with(config -> config.tenants(List.of(WORK))).can(TokenRefresh.class);
        claims(common, OidcBed.SITE + "/" + PERSONAL + "/v2.0", PERSONAL);

        ConnectorException refusal = Refusals.refusalOf(
                () -> refresh.refresh(login.tokens(), login.profile().subject()));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    private static void assertSignsIn(OidcBed bed, String tenant) {
        claims(bed, OidcBed.SITE + "/" + tenant + "/v2.0", tenant);

        assertThat(bed.signIn().idToken().orElseThrow().issuer()).isEqualTo(OidcBed.SITE + "/" + tenant + "/v2.0");
    }

    private static void assertRefused(OidcBed bed, @Nullable Object issuer, @Nullable Object tenant) {
        claims(bed, issuer, tenant);
        bed.provider.forgetCalls();

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("iss");
        assertThat(bed.provider.count(OpenIdPaths.JWKS)).isZero();
    }

    private static void claims(OidcBed bed, @Nullable Object issuer, @Nullable Object tenant) {
        Map<String, @Nullable Object> claims = new HashMap<>();
        claims.put("iss", issuer);
        claims.put("tid", tenant);
        bed.provider.tampering().idTokenClaims(all -> {
            all.putAll(claims);
            return all;
        });
    }
}
