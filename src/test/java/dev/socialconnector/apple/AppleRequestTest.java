package dev.socialconnector.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.testing.Parameters;
import dev.socialconnector.testing.apple.AppleEmulator;
import java.net.URI;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the browser is sent with what, and whom the server asks afterwards. */
final class AppleRequestTest {
    @RegisterExtension
    final AppleBed bed = new AppleBed();

    @Test
    void nameAndEmailAreAskedForByForm() {
        AuthorizationRequest request = bed.connector.begin(AppleBed.options());

        Map<String, List<String>> parameters =
                Parameters.parse(request.uri().getRawQuery()).toMap();
        assertThat(parameters)
                .containsOnlyKeys(
                        "response_type", "response_mode", "client_id", "redirect_uri", "state", "nonce", "scope")
                .containsEntry("response_mode", List.of("form_post"))
                .containsEntry("scope", List.of("name email"));
    }

    /** A plus sign would stand there as such. */
    @Test
    void blanksAreSentAsPercent20() {
        AuthorizationRequest request = bed.connector.begin(AppleBed.options());

        assertThat(request.uri().getRawQuery()).contains("scope=name%20email").doesNotContain("+");
    }

    @Test
    void aSignInWithoutScopesComesAsAFormToo() {
        AuthorizationRequest request = bed.connector.begin(AppleBed.options().scopes(List.of()));

        assertThat(request.uri().getRawQuery())
                .contains("response_mode=form_post")
                .doesNotContain("scope=");
        assertThat(bed.complete(bed.apple.approve(request.uri()), request)
                        .profile()
                        .email())
                .isEmpty();
    }

    @Test
    void theRealAppleIsAskedByConstants() {
        AppleConfig config = AppleConfig.builder(
                        "kr.example.web",
                        "TEAM123456",
                        "KEY1234567",
                        bed.apple.settings().getOrDefault("privateKey", ""))
                .build();
        AppleConnector real = new AppleConnector(config, ConnectorContext.using(new OkHttpClient()));

        assertThat(real.begin(AppleBed.options()).uri().toString())
                .startsWith("https://appleid.apple.com/auth/authorize?");
        assertThat(List.of(
                        config.endpoints().token(),
                        config.endpoints().revocation(),
                        config.endpoints().keySet()))
                .containsExactly(
                        URI.create("https://appleid.apple.com/auth/token"),
                        URI.create("https://appleid.apple.com/auth/revoke"),
                        URI.create("https://appleid.apple.com/auth/keys"));
    }

    /** Apple's discovery document once named an issuer that its tokens did not have. */
    @Test
    void nothingIsDiscovered() {
        bed.signIn();

        assertThat(bed.apple.server().count()).isEqualTo(2);
        assertThat(bed.apple.server().calls(AppleEmulator.TOKEN)).hasSize(1);
        assertThat(bed.apple.server().calls(AppleEmulator.JWKS)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://apple.example.kr",
                "https://user@apple.example.kr",
                "https://apple.example.kr/?a=b",
                "ftp://127.0.0.1",
                "/auth"
            })
    void anUnsafeAddressIsRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> AppleEndpoints.at(URI.create(address)));
    }

    @Test
    void theConnectorIsCalledApple() {
        assertThat(bed.connector.id())
                .isEqualTo("apple")
                .isEqualTo(new AppleConnectorFactory().metadata().id());
        assertThat(bed.connector.config().bundleIds()).containsExactly(AppleEmulator.BUNDLE_ID);
    }
}
