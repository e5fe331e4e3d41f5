package dev.socialconnector.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.SessionSealer;
import dev.socialconnector.demo.HeadlessBrowser;
import dev.socialconnector.demo.accounts.SessionKeys;
import dev.socialconnector.demo.accounts.Sessions;
import dev.socialconnector.demo.providers.DemoProviders;
import dev.socialconnector.demo.providers.KakaoDemo;
import dev.socialconnector.demo.stories.DemoClient.Answer;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one process of a site begins, another finishes. They share a key, and neither store nor memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoProcessesTest {
    private static final String OLD_KEY = newKey();
    private static final String NEW_KEY = newKey();

    @AutoClose
    private KakaoEmulator kakao;

    /** Knows the new key already, and what the old one sealed. The browser comes back to this one: it has the site's address. */
    @AutoClose
    private DemoProcess rotated;

    /** Knows the old key alone. */
    @AutoClose
    private DemoProcess behind;

    @BeforeAll
    void start() {
        kakao = KakaoEmulator.builder()
                .clientId(KakaoDemo.EMULATED_CLIENT_ID)
                .clientSecret(KakaoDemo.EMULATED_CLIENT_SECRET)
                .start();
        String emulated = kakao.address().toString();
        rotated = DemoProcess.start(NEW_KEY + "," + OLD_KEY, "--kakao", emulated);
        behind = DemoProcess.start(
                OLD_KEY, "--kakao", emulated, "--address", rotated.address().toString());
        kakao.app().redirectUri(rotated.address() + "/callback/kakao");
    }

    @Test
    void whatOneProcessBeganAnotherFinishes() throws IOException {
        try (HeadlessBrowser browser = new HeadlessBrowser()) {
            HeadlessBrowser.Page consent = browser.open(behind.address() + "/login/kakao");

            HeadlessBrowser.Page last = browser.agree(consent, "jiu");

            assertThat(last.address().port()).isEqualTo(rotated.address().getPort());
            assertThat(last.html()).contains("김지우", "jiu@example.kr");
            assertThat(browser.cookieNames())
                    .contains(Sessions.COOKIE)
                    .noneMatch(name -> name.startsWith(DemoClient.SIGN_IN_COOKIE));
        }
    }

    /** Who is signed in is known where the sign-in ended; that, a site would keep in a store of its own. */
    @Test
    void theOtherProcessKnowsNothingOfIt() throws IOException {
        Answer begun = behind.get("/login/kakao", "");
        Answer finished = rotated.get(callback(begun, "jiu"), begun.cookie(DemoClient.SIGN_IN_COOKIE));
        String session = finished.cookie(Sessions.COOKIE);

        assertThat(rotated.get("/", session).body()).contains("김지우");
        assertThat(behind.get("/", session).body()).contains("Login with Kakao").doesNotContain("김지우");
    }

    @Test
    void theCookieIsShortAndForThisBrowserAlone() throws IOException {
        Answer begun = rotated.get("/login/kakao", "");

        assertThat(begun.setCookie(DemoClient.SIGN_IN_COOKIE))
                .matches("demo-sign-in-[\\w-]{22}=[\\w.-]+; Path=/callback/kakao; Max-Age=600; HttpOnly; SameSite=Lax")
                .hasSizeLessThanOrEqualTo(1_536);
        assertThat(rotated.get("/", "").body()).contains("kept in a sealed cookie");
    }

    @Test
    void whatIsSealedWithAnUnknownKeyIsRefused() throws IOException {
        int before = kakao.count();
        Answer begun = rotated.get("/login/kakao", "");

        Answer page = behind.get(callback(begun, "jiu"), begun.cookie(DemoClient.SIGN_IN_COOKIE));

        assertRefused(page);
        assertThat(kakao.count()).as("requests to Kakao").isEqualTo(before);
    }

    /** Who can make sessions could sign people in as somebody else. */
    @Test
    void aSessionOfAnAttackersOwnIsRefused() throws IOException {
        try (DemoProviders attacker = DemoProviders.of(KakaoDemo.elsewhere(kakao.address()), Map.of())) {
            AuthorizationRequest request = attacker.get(KakaoDemo.ID)
                    .connector()
                    .begin(AuthorizationOptions.redirectingTo(rotated.address() + "/callback/kakao"));
            SessionSealer sealer = SessionKeys.parse(newKey()).sealer(attacker.context());
            String name = rotated.get("/login/kakao", "")
                    .cookie(DemoClient.SIGN_IN_COOKIE)
                    .split("=", 2)[0];
            String cookie = name + "=" + sealer.seal(request.session());

            Answer page = rotated.get(DemoClient.path(kakao.approve(request.uri(), "jiu")), cookie);

            assertRefused(page);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40, -30, -1})
    void aChangedCookieIsRefused(int place) throws IOException {
        Answer begun = behind.get("/login/kakao", "");
        StringBuilder cookie = new StringBuilder(begun.cookie(DemoClient.SIGN_IN_COOKIE));
        int index = place < 0 ? cookie.length() + place : cookie.indexOf("=") + 1 + place;
        cookie.setCharAt(index, cookie.charAt(index) == 'A' ? 'B' : 'A');

        assertRefused(behind.get(callback(begun, "jiu"), cookie.toString()));
    }

    @Test
    void anotherBrowsersCookieIsRefused() throws IOException {
        Answer begun = behind.get("/login/kakao", "");
        Answer ofAttacker = behind.get("/login/kakao", "");

        assertRefused(rotated.get(callback(ofAttacker, "jiu"), begun.cookie(DemoClient.SIGN_IN_COOKIE)));
    }

    /** The browser forgets the cookie. Of a copy, the servers know nothing: that Kakao's code works once is what is left. */
    @Test
    void aCopiedCookieMeetsAUsedCode() throws IOException {
        Answer begun = behind.get("/login/kakao", "");
        String copied = begun.cookie(DemoClient.SIGN_IN_COOKIE);
        String callback = callback(begun, "jiu");

        Answer first = rotated.get(callback, copied);
        Answer second = rotated.get(callback, copied);

        assertThat(first.setCookie(DemoClient.SIGN_IN_COOKIE))
                .matches("demo-sign-in-[\\w-]{22}=; .*")
                .contains("Max-Age=0");
        assertThat(first.status()).isEqualTo(303);
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.body()).contains("data-reason=\"CODE_EXPIRED\"");
        assertNobodyIsSignedIn(second);
    }

    private String callback(Answer begun, String user) {
        return DemoClient.path(kakao.approve(begun.location(), user));
    }

    private static void assertRefused(Answer page) {
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("data-reason=\"INVALID_CALLBACK\"");
        assertNobodyIsSignedIn(page);
    }

    private static void assertNobodyIsSignedIn(Answer page) {
        assertThat(page.headers().values("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("demo-sign-in-[\\w-]{22}=; .*")
                .contains("Max-Age=0");
    }

    private static String newKey() {
        byte[] key = new byte[SessionSealer.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
