package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.kakao.settings.OpenIdConnectMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A1, A4. What of the authorization request is Kakao's own; what is the same for every connector: {@link KakaoContractTest}. */
final class KakaoParametersTest {
    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    /** The contract holds for those that a connector has; Kakao's has all three. */
    @Test
    void aSessionHasAStateANonceAndAVerifier() {
        AuthorizationSession session = bed.begin().session();

        assertThat(session.state()).isNotEmpty();
        assertThat(session.nonce()).isPresent();
        assertThat(session.codeVerifier()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jiu+1@example.kr", "010 1234&prompt=none#", "지우 😀", "\u007f\u0080"})
    void aHintIsSentLetterForLetter(String hint) {
        AuthorizationRequest request = bed.connector.begin(KakaoBed.options().loginHint(hint));

        assertThat(KakaoBed.parameters(request)).containsEntry("login_hint", List.of(hint));
        assertThat(KakaoBed.parameters(bed.begin())).doesNotContainKey("login_hint");
    }

    /** Refused also where the connector would not send it this time. */
    @ParameterizedTest
    @ValueSource(strings = {"nonce", "code_challenge", "code_challenge_method", "scope"})
    void itIsRefusedEvenIfTheConnectorSendsNone(String name) {
        KakaoBed bare = bed.with(config -> config.withPkce(false).withOpenIdConnect(OpenIdConnectMode.OFF));

        assertThat(KakaoBed.parameters(bare.begin())).doesNotContainKey(name);
        assertThatThrownBy(() -> bare.connector.begin(KakaoBed.options().parameter(name, "mine")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    /** Others are sent as they are. */
    @Test
    void aParameterThatOnlyKakaoKnowsIsSent() {
        AuthorizationOptions options = KakaoBed.options()
                .parameter(KakaoParameters.SERVICE_TERMS, "tag1,tag 2")
                .parameter(KakaoParameters.CHANNEL_PUBLIC_ID, "_ZeUTxl")
                .parameter("a&state", "mine&nonce=mine")
                .parameter("콜백", "지우");

        AuthorizationRequest request = bed.connector.begin(options);

        assertThat(KakaoBed.parameters(request))
                .containsEntry("service_terms", List.of("tag1,tag 2"))
                .containsEntry("channel_public_id", List.of("_ZeUTxl"))
                .containsEntry("a&state", List.of("mine&nonce=mine"))
                .containsEntry("콜백", List.of("지우"));
    }
}
