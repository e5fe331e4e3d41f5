package dev.socialconnector.toolkit.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.socialconnector.fuzzing.AnotherReader;
import dev.socialconnector.fuzzing.Untrusted;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.oauth.AuthorizationEndpoint;
import java.net.URI;
import java.util.Optional;

/** What a provider may publish about itself: it is its own, and every address in it can be asked, or it is refused. */
class ProviderMetadataFuzzTest {
    private static final String ISSUER = "https://login.example.com";

    @FuzzTest
    void whatIsAcceptedCanBeWorkedWith(byte[] input) {
        Optional<JsonObject> json = JsonObject.parse(input);

        Optional<ProviderMetadata> metadata =
                json.flatMap(document -> Untrusted.accepted(() -> ProviderMetadata.parse(document, ISSUER)));

        if (metadata.isPresent()) {
            JsonNode document = AnotherReader.read(input);
            assertThat(document.get("issuer").textValue()).isEqualTo(ISSUER); // which no template has
            requireAddress(
                    document,
                    "authorization_endpoint",
                    Optional.of(metadata.get().authorizationEndpoint()));
            requireAddress(
                    document, "token_endpoint", Optional.of(metadata.get().tokenEndpoint()));
            requireAddress(document, "jwks_uri", Optional.of(metadata.get().keySet()));
            requireAddress(document, "userinfo_endpoint", metadata.get().userInfoEndpoint());
            requireAddress(document, "end_session_endpoint", metadata.get().endSessionEndpoint());
            requireAddress(document, "revocation_endpoint", metadata.get().revocationEndpoint());
            requireOffer(document, "response_types_supported", "code");
            assertThat(metadata.get().idTokenAlgorithms().isPresent())
                    .isEqualTo(document.hasNonNull("id_token_signing_alg_values_supported"));
            URI page = metadata.get().authorizationEndpoint();
            assertThat(URI.create(AuthorizationEndpoint.of(page, true).start())).hasParameter("response_type", "code");
        }
    }

    private static void requireAddress(JsonNode document, String member, Optional<URI> address) {
        assertThat(address.map(URI::toString))
                .isEqualTo(Optional.ofNullable(document.path(member).textValue()));
        assertThat(address.stream())
                .allSatisfy(each -> assertThat(each.getScheme()).matches("(?i)https?"))
                .allSatisfy(each -> assertThat(each.getRawFragment()).isNull());
    }

    private static void requireOffer(JsonNode document, String member, String value) {
        assertThat(!document.hasNonNull(member)
                        || document.get(member).toString().contains('"' + value + '"'))
                .isTrue();
    }
}
