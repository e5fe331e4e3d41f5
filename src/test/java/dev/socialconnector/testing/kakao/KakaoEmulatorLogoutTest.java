package dev.socialconnector.testing.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page where a browser signs out, of the service or of Kakao too. */
class KakaoEmulatorLogoutTest {

    private static final String BACK = "https://id.example.kr/signed-out";

    private final KakaoEmulator kakao = KakaoEmulator.start();
    private final EmulatorClient client = new EmulatorClient(kakao);
    private final URI page = kakao.uri("/oauth/logout?client_id="
            + kakao.app().logoutRedirectUri(BACK).clientId() + "&logout_redirect_uri=" + BACK + "&state=a%20b");

    @AfterEach
    void close() {
        kakao.close();
        client.close();
    }

    @Test
    void itAsksAndThenRedirectsWithTheStateAlone() {
        EmulatorClient.Reply asking = client.get(page);
        EmulatorClient.Reply decided = client.post(page, "decision=service");

        assertThat(asking.status()).isEqualTo(200);
        assertThat(asking.body()).contains("value=\"service\"", "value=\"kakao\"");
        assertThat(decided.location()).isEqualTo(BACK + "?state=a%20b");
        assertThat(kakao.logOut(page)).hasToString(BACK + "?state=a%20b");
    }

    @Test
    void onlyWithTheKakaoAccountTheBrowsersSessionEnds() {
        URI silently = client.authorizationUri(Map.of("prompt", "none"));
        String cookie = client.signIn(client.authorizationUri(Map.of()), "jiu");

        client.call(decision("service", cookie));
        EmulatorClient.Reply still = client.get(silently, cookie);
        client.call(decision("kakao", cookie));
        EmulatorClient.Reply noMore = client.get(silently, cookie);

        assertThat(still.locationParameter("code")).isPresent();
        assertThat(noMore.locationParameter("error")).hasValue("login_required");
    }

    @Test
    void anAddressThatIsNotRegisteredIsKoe007() {
        URI elsewhere = URI.create(page.toString().replace("signed-out", "elsewhere"));

        EmulatorClient.Reply reply = client.get(elsewhere);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("KOE007");
        assertThatThrownBy(() -> kakao.logOut(elsewhere)).hasMessageContaining("KOE007");
    }

    private Request decision(String decision, String cookie) {
        return new Request.Builder()
                .url(page.toString())
                .header("Cookie", cookie)
                .post(new FormBody.Builder().add("decision", decision).build())
                .build();
    }
}
