package dev.socialconnector.toolkit.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.ProviderRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a client proves itself (RFC 6749 section 2.3.1), with the example from there. */
final class ClientCredentialsTest {
    private static final URI TOKEN = URI.create("https://login.example.com/token");
    private static final Map<String, String> FORM = Map.of("grant_type", "authorization_code");

    @Test
    void theStandardsExampleIsWrittenAsThere() {
        ProviderRequest request =
                ClientCredentials.basic("s6BhdRkqt3", Optional.of("gX1fBat3bV")).post(Step.CODE_EXCHANGE, TOKEN, FORM);

        assertThat(request.authorization()).hasValue("Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW");
        assertThat(request.form()).hasValue(FORM);
        assertThat(request.uri()).isEqualTo(TOKEN);
        assertThat(request.step()).isEqualTo(Step.CODE_EXCHANGE);
    }

    @Test
    void theFormHoldsBothOrTheIdAlone() {
        ProviderRequest both =
                ClientCredentials.post("id", Optional.of("secret")).post(Step.REFRESH, TOKEN, FORM);
        ProviderRequest idAlone = ClientCredentials.post("id", Optional.empty()).post(Step.REFRESH, TOKEN, FORM);

        assertThat(both.form())
                .hasValue(Map.of("grant_type", "authorization_code", "client_id", "id", "client_secret", "secret"));
        assertThat(idAlone.form()).hasValue(Map.of("grant_type", "authorization_code", "client_id", "id"));
        assertThat(both.authorization()).isEmpty();
        assertThat(idAlone.authorization()).isEmpty();
    }

    @Test
    void aClientWithoutSecretHasNoHeader() {
        ProviderRequest request =
                ClientCredentials.basic("id", Optional.empty()).post(Step.REFRESH, TOKEN, FORM);

        assertThat(request.authorization()).isEmpty();
        assertThat(request.form().orElseThrow()).containsEntry("client_id", "id");
    }

    @Test
    void aClientHasAnId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCredentials.post(" ", Optional.empty()))
                .withMessageContaining("clientId");
    }

    @Test
    void theSecretIsNotPrinted() {
        assertThat(ClientCredentials.basic("id", Optional.of("hunter2")).toString())
                .contains("id", "given", "BASIC")
                .doesNotContain("hunter2");
        assertThat(ClientCredentials.post("id", Optional.empty()).toString()).contains("absent", "POST");
    }
}
