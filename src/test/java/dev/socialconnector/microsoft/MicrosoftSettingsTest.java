package dev.socialconnector.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.microsoft.MicrosoftEmulator;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator can set, and how it is tried. */
final class MicrosoftSettingsTest {
    private static final String CALLBACK = "https://id.example.kr/callback/microsoft";

    @RegisterExtension
    final MicrosoftBed bed = new MicrosoftBed();

    @Test
    void theFormsValuesAreTaken() {
        MicrosoftConfig config = MicrosoftConfig.of(form(Map.of(
                "tenant", "organizations",
                "tenants", MicrosoftEmulator.CONTOSO + ", " + MicrosoftEmulator.PERSONAL,
                "subject", "tid_sub",
                "scope", "openid offline_access")));

        assertThat(config.tenants()).containsExactlyInAnyOrder(MicrosoftEmulator.CONTOSO, MicrosoftEmulator.PERSONAL);
        assertThat(config.subject()).isEqualTo(MicrosoftConfig.Subject.PAIRWISE);
        assertThat(config.scopes()).containsExactly("openid", "offline_access");
        assertThat(config.clientId()).isEqualTo(MicrosoftEmulator.CLIENT_ID);
    }

    @Test
    void whatIsLeftBlankHasADefault() {
        MicrosoftConfig config = MicrosoftConfig.of(form(Map.of("tenant", "common")));

        assertThat(config.tenants()).isEmpty();
        assertThat(config.subject()).isEqualTo(MicrosoftConfig.Subject.OBJECT_ID);
        assertThat(config.scopes()).containsExactly("openid", "profile", "email");
    }

    /** Left blank, it would let the whole world in. */
    @Test
    void theTenantMustBeChosen() {
        ConnectorException refusal = Refusals.refusalOf(() -> MicrosoftConfig.of(form(Map.of("tenant", ""))));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining("tenant is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contoso", "b9419818-09af-49c2-b0c3-653adc1f376e x", ","})
    void whatIsNoListOfTenantsIsRefused(String tenants) {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> MicrosoftConfig.of(form(Map.of("tenant", "common", "tenants", tenants))))
                .withMessageContaining("tenants must be")
                .withMessageNotContaining("contoso");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MicrosoftConfig.builder("common", "some-client", "some-secret")
                        .tenants(List.of(tenants)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"consumers", MicrosoftEmulator.CONTOSO})
    void tenantsAreChosenOfManyOnly(String tenant) {
        Map<String, String> settings = Map.of("tenant", tenant, "tenants", MicrosoftEmulator.CONTOSO);

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> MicrosoftConfig.of(form(settings)))
                .withMessageContaining("tenants can be chosen only");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MicrosoftConfig.builder(tenant, "some-client", "some-secret")
                        .tenants(List.of(MicrosoftEmulator.CONTOSO))
                        .build());
    }

    @Test
    void theSecretIsNotPrinted() {
        MicrosoftConfig config = MicrosoftConfig.of(form(Map.of("tenant", "common")));

        assertThat(config + " " + bed.connector.config())
                .contains("tenant=common")
                .doesNotContain(MicrosoftEmulator.CLIENT_SECRET);
        assertThatIllegalArgumentException().isThrownBy(() -> MicrosoftConfig.builder("common", "some-client", " ")
                .build());
        assertThatIllegalArgumentException().isThrownBy(() -> MicrosoftConfig.builder("common", " ", "some-secret")
                .build());
    }

    @Test
    void theRealMicrosoftIsAskedByConstants() {
        MicrosoftConfig config = MicrosoftConfig.of(form(Map.of("tenant", MicrosoftEmulator.CONTOSO)));
        MicrosoftConnector real = new MicrosoftConnector(config, ConnectorContext.using(new OkHttpClient()));

        assertThat(real.begin(MicrosoftBed.options()).uri().toString())
                .startsWith("https://login.microsoftonline.com/" + MicrosoftEmulator.CONTOSO
                        + "/oauth2/v2.0/authorize?response_type=code&client_id=" + MicrosoftEmulator.CLIENT_ID);
        assertThat(config.endpoints().userInfo()).isEqualTo(URI.create("https://graph.microsoft.com/oidc/userinfo"));
        assertThat(real.id())
                .isEqualTo(new MicrosoftConnectorFactory().metadata().id());
        assertThat(real.config()).isSameAs(config);
    }

    @Test
    void theFormMakesAConnectorAndCodeCanMoveIt() {
        ConnectorConfig form = form(Map.of("tenant", "consumers"));
        MicrosoftEndpoints gateway = MicrosoftEndpoints.at(URI.create("https://gateway.example.kr"));

        SocialConnector connector = new MicrosoftConnectorFactory().create(form, bed.context);
        MicrosoftConnector moved =
                new MicrosoftConnector(MicrosoftConfig.of(form).withEndpoints(gateway), bed.context);

        assertThat(connector.begin(MicrosoftBed.options()).uri().toString())
                .startsWith("https://login.microsoftonline.com/consumers/oauth2/v2.0/authorize?");
        assertThat(moved.begin(MicrosoftBed.options()).uri().toString())
                .startsWith("https://gateway.example.kr/consumers/oauth2/v2.0/authorize?");
    }

    /** Whether tenants can be chosen is known of a right tenant only. */
    @ParameterizedTest
    @CsvSource({"nonsense, " + MicrosoftEmulator.CONTOSO + ", tenant", "consumers, nonsense, tenants"})
    void oneFaultIsNotToldAsAnother(String tenant, String tenants, String key) {
        ConnectorException refusal =
                Refusals.refusalOf(() -> MicrosoftConfig.of(form(Map.of("tenant", tenant, "tenants", tenants))));

        assertThat(refusal.getMessage()).containsOnlyOnce(key + " must be").doesNotContain("can be chosen");
    }

    @Test
    void aPlainAddressOfAnotherMachineIsRefused() {
        URI plain = URI.create("http://login.example.kr");
        URI safe = URI.create("https://login.example.kr");

        assertThatIllegalArgumentException().isThrownBy(() -> new MicrosoftEndpoints(plain, safe));
        assertThatIllegalArgumentException().isThrownBy(() -> new MicrosoftEndpoints(safe, plain));
    }

    @Test
    void goodSettingsPassTheCheck() {
        assertThat(check()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_client, 7000215, clientSecret",
        "invalid_client, 7000222, clientSecret",
        "unauthorized_client, 700016, clientId",
        "invalid_request, 90002, tenant",
        "invalid_client, 50011, redirectUri",
        "invalid_request, 9002326, redirectUri",
        "invalid_client, 7000229, clientId"
    })
    void aFaultIsToldByItsSetting(String word, int number, String key) {
        bed.microsoft
                .server()
                .inject(MicrosoftEmulator.token("common"), Fault.answer(400, MicrosoftEmulator.error(word, number)));

        assertThat(check()).extracting(ConfigFault::key).containsExactly(key);
    }

    /** As the emulator refuses it, without any help. */
    @Test
    void aWrongSecretIsFound() {
        MicrosoftConnector wrong = new MicrosoftConnector(
                MicrosoftConfig.builder("common", MicrosoftEmulator.CLIENT_ID, "the-id-of-the-secret")
                        .endpoints(MicrosoftEndpoints.at(bed.microsoft.address()))
                        .build(),
                bed.context);

        assertThat(wrong.capability(ConfigurationCheck.class).orElseThrow().check(CALLBACK))
                .extracting(ConfigFault::key)
                .containsExactly("clientSecret");
    }

    /** Which is what a made-up code is. */
    @Test
    void aMalformedRequestIsNoFaultOfTheSettings() {
        bed.microsoft
                .server()
                .inject(
                        MicrosoftEmulator.token("common"),
                        Fault.answer(400, MicrosoftEmulator.error("invalid_request", 9002313)));

        assertThat(check()).isEmpty();
    }

    @Test
    void whatSaysNothingOfTheSettingsIsNoFault() {
        bed.microsoft.server().inject(MicrosoftEmulator.token("common"), Fault.html(503));

        assertThat(Refusals.refusalOf(this::check).reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    private List<ConfigFault> check() {
        return bed.can(ConfigurationCheck.class).check(CALLBACK);
    }

    private static ConnectorConfig form(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(
                Map.of("clientId", MicrosoftEmulator.CLIENT_ID, "clientSecret", MicrosoftEmulator.CLIENT_SECRET));
        all.putAll(settings);
        return ConnectorConfig.of(all);
    }
}
