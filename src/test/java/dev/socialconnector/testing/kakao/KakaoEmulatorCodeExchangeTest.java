package dev.socialconnector.testing.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialconnector.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules of the code exchange as the emulator keeps them. */
class KakaoEmulatorCodeExchangeTest {

    private static final String VERIFIER = "v0123456789abcdefghijklmnopqrstuvwxyz-._~ABCDE";

    private final SettableClock clock = new SettableClock();
    private final KakaoEmulator kakao = KakaoEmulator.builder().clock(clock).start();
    private final EmulatorClient client = new EmulatorClient(kakao);

    @AfterEach
    void close() {
        kakao.close();
        client.close();
    }

    @Test
    void aCodeBringsTheTokensOfTheReference() throws Exception {
        JsonNode tokens = client.tokens("jiu", Map.of());

        assertThat(tokens.get("token_type").textValue()).isEqualTo("bearer");
        assertThat(tokens.get("expires_in").intValue()).isEqualTo(21_599);
        assertThat(tokens.get("refresh_token_expires_in").intValue()).isEqualTo(5_183_999);
        assertThat(tokens.get("scope").textValue()).startsWith("openid profile_nickname");
        assertThat(tokens.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "token_type",
                        "access_token",
                        "id_token",
                        "expires_in",
                        "refresh_token",
                        "refresh_token_expires_in",
                        "scope");
    }

    @Test
    void aCodeIsExchangedOnlyOnce() throws Exception {
        String code = client.code("jiu", Map.of());

        EmulatorClient.Reply first = client.exchange(code, Map.of());
        EmulatorClient.Reply second = client.exchange(code, Map.of());

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.json().get("error_code").textValue()).isEqualTo("KOE320");
        assertThat(second.json().get("error_description").textValue()).contains(code);
    }

    @Test
    void ofManyConcurrentExchangesOneSucceeds() {
        String code = client.code("jiu", Map.of());

        long succeeded = IntStream.range(0, 16)
                .parallel()
                .filter(i -> client.exchange(code, Map.of()).status() == 200)
                .count();

        assertThat(succeeded).isEqualTo(1);
    }

    @Test
    void aCodeExpires() throws Exception {
        String code = client.code("jiu", Map.of());
        clock.advance(Duration.ofMinutes(5));

        assertThat(client.exchange(code, Map.of()).koe()).isEqualTo("400 KOE320");
    }

    @Test
    void wrongCredentialsAreKoe010() throws Exception {
        String code = client.code("jiu", Map.of());

        assertThat(client.exchange(code, Map.of("client_secret", "wrong")).koe())
                .isEqualTo("401 KOE010");
        assertThat(client.exchange(code, Map.of("client_secret", "")).koe()).isEqualTo("401 KOE010");
        assertThat(client.exchangeWithBasic(code).koe()).isEqualTo("401 KOE010");
        assertThat(client.exchange(code, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void aSecretThatIsSwitchedOffIsIgnored() {
        kakao.app().clientSecretRequired(false);

        assertThat(client.exchange(client.code("jiu", Map.of()), Map.of("client_secret", ""))
                        .status())
                .isEqualTo(200);
        assertThat(client.exchange(client.code("jiu", Map.of()), Map.of("client_secret", "kakao"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anUnknownClientIdIsKoe101() throws Exception {
        assertThat(client.exchange("a", Map.of("client_id", "0".repeat(32))).koe())
                .isEqualTo("401 KOE101");
    }

    @Test
    void anotherKeysCodeIsKoe114() throws Exception {
        EmulatedApp other = kakao.addApp().redirectUri(KakaoEmulator.REDIRECT_URI);

        EmulatorClient.Reply reply = client.exchange(
                client.code("jiu", Map.of()),
                Map.of("client_id", other.clientId(), "client_secret", other.clientSecret()));

        assertThat(reply.koe()).isEqualTo("400 KOE114");
    }

    @Test
    void anotherRedirectUriIsKoe303() throws Exception {
        EmulatorClient.Reply reply =
                client.exchange(client.code("jiu", Map.of()), Map.of("redirect_uri", KakaoEmulator.REDIRECT_URI + "/"));

        assertThat(reply.koe()).isEqualTo("400 KOE303");
    }

    @Test
    void malformedRequestsAreRefused() throws Exception {
        assertThat(client.exchange("", Map.of()).koe()).isEqualTo("400 KOE207");
        assertThat(client.exchange("a", Map.of("grant_type", "password")).koe()).isEqualTo("400 KOE310");
        assertThat(client.postToken("grant_type=authorization_code&code=a&code=b")
                        .koe())
                .isEqualTo("400 KOE001");
        assertThat(client.postToken("grant_type=%zz").koe()).isEqualTo("400 KOE001");
    }

    @Test
    void aChallengeNeedsItsVerifier() {
        Map<String, String> challenge =
                Map.of("code_challenge", EmulatorClient.challenge(VERIFIER), "code_challenge_method", "S256");
        String forgotten = client.code("jiu", challenge);

        assertThat(client.exchange(forgotten, Map.of()).status()).isEqualTo(400);
        assertThat(client.exchange(forgotten, Map.of("code_verifier", VERIFIER)).status())
                .as("a failed attempt costs the code")
                .isEqualTo(400);
        assertThat(client.exchange(client.code("jiu", challenge), Map.of("code_verifier", VERIFIER + "x"))
                        .status())
                .isEqualTo(400);
        assertThat(client.exchange(client.code("jiu", challenge), Map.of("code_verifier", VERIFIER))
                        .status())
                .isEqualTo(200);
    }
}
