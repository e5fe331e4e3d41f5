package dev.socialconnector.testing.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Kakao refuses at {@code /oauth/authorize} without asking anybody, as the emulator does. */
class KakaoEmulatorAuthorizeTest {

    private static final String VERIFIER = "v0123456789abcdefghijklmnopqrstuvwxyz-._~ABCDE";

    private final KakaoEmulator kakao = KakaoEmulator.start();
    private final EmulatorClient client = new EmulatorClient(kakao);

    @AfterEach
    void close() {
        kakao.close();
        client.close();
    }

    @Test
    void anUnknownClientIdIsShownAsKoe101() {
        EmulatorClient.Reply reply = client.get(client.authorizationUri(Map.of("client_id", "0".repeat(32))));

        assertThat(reply.location()).isEmpty();
        assertThat(reply.body()).contains("KOE101");
    }

    @Test
    void anUnregisteredRedirectUriIsShownAsKoe006() {
        String almost = KakaoEmulator.REDIRECT_URI + "/";

        EmulatorClient.Reply reply = client.get(client.authorizationUri(Map.of("redirect_uri", almost)));

        assertThat(reply.location()).isEmpty();
        assertThat(reply.body()).contains("KOE006");
    }

    @Test
    void onlyTheResponseTypeCodeIsSupported() {
        assertThat(page(Map.of("response_type", "token"))).contains("KOE202");
        assertThat(page(Map.of("response_type", "id_token"))).contains("KOE201");
        assertThat(page(Map.of("response_type", ""))).contains("KOE207");
    }

    @Test
    void aScopeThatIsNotEnabledIsKoe205() {
        assertThat(page(Map.of("scope", "talk_message"))).contains("KOE205");

        kakao.app().openIdConnect(false);

        assertThat(page(Map.of("scope", "openid"))).contains("KOE205");
    }

    @Test
    void aScopeFaultCanComeAsARedirect() {
        kakao.app().scopeFaultsRedirected(true);

        EmulatorClient.Reply reply = client.get(client.authorizationUri(Map.of("scope", "talk_message")));

        assertThat(reply.locationParameter("error")).contains("invalid_scope");
        assertThat(reply.locationParameter("state")).contains("the state");
    }

    @Test
    void aRepeatedParameterIsKoe001() {
        URI uri = URI.create(client.authorizationUri(Map.of()) + "&state=another");

        assertThat(client.get(uri).body()).contains("KOE001");
    }

    @Test
    void loginThatIsSwitchedOffIsKoe004() {
        kakao.app().loginEnabled(false);

        assertThat(page(Map.of())).contains("KOE004");
    }

    @Test
    void onlyS256ChallengesAreTaken() {
        String challenge = EmulatorClient.challenge(VERIFIER);

        assertThat(page(Map.of("code_challenge", challenge))).contains("KOE204");
        assertThat(page(Map.of("code_challenge", challenge, "code_challenge_method", "plain")))
                .contains("KOE204");
        assertThat(page(Map.of("code_challenge", "short", "code_challenge_method", "S256")))
                .contains("KOE204");
    }

    @Test
    void scopesAreSeparatedByCommasOrSpaces() {
        for (String scope : List.of("openid,birthday", "openid birthday")) {
            URI callback = kakao.approve(client.authorizationUri(Map.of("scope", scope)), "jiu");

            assertThat(callback.toString()).contains("code=");
        }
        assertThat(kakao.consents("jiu")).contains("birthday").doesNotContain("birthyear");
    }

    @Test
    void whatThePageEchoesIsEscaped() {
        EmulatorClient.Reply reply = client.get(client.authorizationUri(Map.of("client_id", "<script>\"'&")));

        assertThat(reply.body()).contains("&lt;script&gt;&quot;&#39;&amp;").doesNotContain("<script>");
    }

    private String page(Map<String, String> changes) {
        EmulatorClient.Reply reply = client.get(client.authorizationUri(changes));
        assertThat(reply.location()).isEmpty();
        return reply.body();
    }
}
