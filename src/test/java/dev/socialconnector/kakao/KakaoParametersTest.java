package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.kakao.settings.OpenIdConnectMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A4. Parameters that a caller adds to the authorization request. */
final class KakaoParametersTest {
    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    /** What the connector sets is refused with its name, and without the value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id",
                "redirect_uri",
                "response_type",
                "response_mode",
                "state",
                "nonce",
                "code_challenge",
                "code_challenge_method",
                "scope",
                "prompt",
                "login_hint",
                "request",
                "request_uri"
            })
    void aParameterOfTheConnectorIsRefusedByName(String name) {
        AuthorizationOptions options = KakaoBed.options()
                .parameter(KakaoParameters.SERVICE_TERMS, "tag")
                .parameter(name, "jiu@example.kr");

        assertThatThrownBy(() -> bed.connector.begin(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(" " + name + " ")
                .hasMessageNotContaining("jiu@example.kr");
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

    /** A name that looks like several parameters stays one name. */
    @ParameterizedTest
    @ValueSource(strings = {"a&state", "a=b&client_id", "a#state", "a\r\nstate", "state%", "%73tate", "콜백"})
    void aNameCannotSmuggleAnotherParameter(String name) {
        AuthorizationRequest request = bed.connector.begin(KakaoBed.options().parameter(name, "mine&nonce=mine"));

        assertThat(KakaoBed.parameters(request))
                .containsEntry(name, List.of("mine&nonce=mine"))
                .containsEntry("state", List.of(request.session().state()))
                .containsEntry("client_id", List.of(bed.config.clientId()))
                .allSatisfy((each, values) -> assertThat(values).as(each).hasSize(1));
    }

    /** Others are sent as they are. */
    @Test
    void aParameterThatOnlyKakaoKnowsIsSent() {
        AuthorizationOptions options = KakaoBed.options()
                .parameter(KakaoParameters.SERVICE_TERMS, "tag1,tag 2")
                .parameter(KakaoParameters.CHANNEL_PUBLIC_ID, "_ZeUTxl");

        AuthorizationRequest request = bed.connector.begin(options);

        assertThat(KakaoBed.parameters(request))
                .containsEntry("service_terms", List.of("tag1,tag 2"))
                .containsEntry("channel_public_id", List.of("_ZeUTxl"));
    }
}
