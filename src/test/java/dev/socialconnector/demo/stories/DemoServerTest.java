package dev.socialconnector.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.demo.IdentityServer;
import dev.socialconnector.demo.Node;
import dev.socialconnector.demo.accounts.Sessions;
import dev.socialconnector.demo.providers.DemoProviders;
import dev.socialconnector.demo.providers.KakaoDemo;
import dev.socialconnector.demo.stories.DemoClient.Answer;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Signing in, agreeing to more, signing out, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoServerTest {
    @AutoClose
    private final DemoClient demo = new DemoClient();

    @Test
    void theButtonIsTheOneOfKakaosDesignGuide() throws IOException {
        Answer english = demo.get("/", "", "en-US,en;q=0.9");
        Answer korean = demo.get("/", "", "ko-KR,ko;q=0.9,en;q=0.5");
        String style = demo.get("/style.css", "", "").body()
                + demo.get("/brands.css", "", "").body();

        assertThat(english.body()).contains("lang=\"en\"", "Login with Kakao", "src=\"data:image/svg+xml;base64,");
        assertThat(korean.body()).contains("lang=\"ko\"", "카카오 로그인");
        assertThat(style).contains("#FEE500", "rgba(0, 0, 0, .85)", "border-radius: 12px");
    }

    @Test
    void whoeverSignsInSeesWhatTheServerLearned() throws IOException {
        String session = demo.signIn("jiu", "").cookie(Sessions.COOKIE);

        Answer page = demo.get("/", session, "en");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("김지우", "지우", "3891047281", "+821012345678", "jiu@example.kr")
                .contains("Verified: Kakao vouches", "ID token", "Valid for 5 h 59 min more", "Valid for 59 more days")
                .contains("/login/kakao?consents=pending", "/login/kakao?consent=birthday");
    }

    @Test
    void pendingConsentsAreAskedForAndThenGranted() throws IOException {
        String before = demo.signIn("no-email", "").cookie(Sessions.COOKIE);

        Answer begun = demo.get("/login/kakao?consents=pending", before, "");
        URI callback = demo.emulator().approve(begun.location(), "no-email");
        Answer finished =
                demo.get(DemoClient.path(callback), begun.cookie(DemoClient.SIGN_IN_COOKIE) + "; " + before, "");

        assertThat(begun.location().getQuery()).contains("scope=openid account_email");
        assertThat(demo.get("/", before, "en").body()).contains("Sign in");
        assertThat(demo.get("/", finished.cookie(Sessions.COOKIE), "en").body())
                .contains("bora@example.kr")
                .doesNotContain("consents=pending");
    }

    /** In this browser, Kakao may know somebody else by now. */
    @Test
    void whoIsAskedForMoreMustBeWhoIsSignedIn() throws IOException {
        String session = demo.session("jiu");

        Answer begun = demo.get("/login/kakao?consent=birthday", session, "");
        URI callback = demo.emulator().approve(begun.location(), "lunar");
        Answer refused =
                demo.get(DemoClient.path(callback), begun.cookie(DemoClient.SIGN_IN_COOKIE) + "; " + session, "en");

        assertThat(begun.location().getQuery()).contains("scope=openid birthday");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(demo.get("/", session, "en").body()).contains("김지우");
    }

    @Test
    void cancellingIsNoFailureAndSignsNobodyIn() throws IOException {
        Answer begun = demo.get("/login/kakao", "", "");
        URI callback = demo.emulator().cancel(begun.location());

        Answer page = demo.get(DemoClient.path(callback), begun.cookie(DemoClient.SIGN_IN_COOKIE), "en");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("You cancelled; nothing happened");
        assertThat(page.headers().values("Set-Cookie")).noneMatch(cookie -> cookie.contains("demo-session"));
    }

    @Test
    void aCallbackWorksOnce() throws IOException {
        Answer begun = demo.get("/login/kakao", "", "");
        String callback = DemoClient.path(demo.emulator().approve(begun.location(), "jiu"));
        String cookie = begun.cookie(DemoClient.SIGN_IN_COOKIE);

        Answer first = demo.get(callback, cookie, "");
        Answer second = demo.get(callback, cookie, "");

        assertThat(first.status()).isEqualTo(303);
        assertThat(second.status()).isEqualTo(400);
    }

    @Test
    void anotherBrowsersCallbackIsRefused() throws IOException {
        Answer begun = demo.get("/login/kakao", "", "");
        Answer ofAttacker = demo.get("/login/kakao", "", "");
        String callback = DemoClient.path(demo.emulator().approve(ofAttacker.location(), "jiu"));

        assertThat(demo.get(callback, "", "").status()).isEqualTo(400);
        assertThat(demo.get(callback, begun.cookie(DemoClient.SIGN_IN_COOKIE), "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void cookiesAreOutOfReachForScriptsAndOtherSites() throws IOException {
        Answer begun = demo.get("/login/kakao", "", "");
        Answer finished = demo.signIn("jiu", "");

        assertThat(begun.setCookie(DemoClient.SIGN_IN_COOKIE))
                .matches(
                        "demo-sign-in-[\\w-]{22}=[\\w-]{43}; Path=/callback/kakao; Max-Age=600; HttpOnly; SameSite=Lax");
        assertThat(finished.setCookie(Sessions.COOKIE))
                .matches("demo-session=[\\w-]{43}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
        assertThat(finished.setCookie(DemoClient.SIGN_IN_COOKIE))
                .matches("demo-sign-in-[\\w-]{22}=; .*")
                .contains("Max-Age=0");
    }

    @Test
    void behindAnHttpsAddressCookiesNeverTravelWithoutTls() throws IOException {
        Node node = new Node(0, Optional.of(URI.create("https://id.example.kr")), Optional.empty());
        try (IdentityServer behind = IdentityServer.start(demo.providers(), node)) {
            Answer begun = demo.send(
                    new Request.Builder().url(behind.address() + "/login/kakao").build());
            String callback = DemoClient.path(demo.emulator().approve(begun.location(), "jiu"));
            Answer finished = demo.send(new Request.Builder()
                    .url(behind.address() + callback)
                    .header("Cookie", begun.cookie(DemoClient.SIGN_IN_COOKIE))
                    .build());

            assertThat(begun.location()).hasParameter("redirect_uri", "https://id.example.kr/callback/kakao");
            assertThat(begun.setCookie(DemoClient.SIGN_IN_COOKIE)).endsWith("; Secure");
            assertThat(finished.setCookie(Sessions.COOKIE)).endsWith("; Secure");
        }
    }

    @Test
    void theSessionIsNewAfterEverySignIn() throws IOException {
        String planted = "demo-session=planted";
        String first = demo.signIn("jiu", planted).cookie(Sessions.COOKIE);

        String second = demo.signIn("jiu", first).cookie(Sessions.COOKIE);

        assertThat(List.of(first, second)).doesNotHaveDuplicates().doesNotContain(planted);
        assertThat(demo.get("/", planted, "en").body()).contains("Login with Kakao");
        assertThat(demo.get("/", first, "en").body()).contains("Login with Kakao");
    }

    @Test
    void signingOutEndsTheSessionHere() throws IOException {
        String session = demo.signIn("jiu", "").cookie(Sessions.COOKIE);

        Answer answer = demo.press("/logout", session);

        assertThat(answer.location()).hasToString("/?notice=signed_out");
        assertThat(demo.get("/", session, "en").body()).contains("Login with Kakao");
    }

    @Test
    void settingsFromTheEnvironmentLeadToTheRealKakao() throws IOException {
        Map<String, String> environment = Map.of("KAKAO_CLIENT_ID", "abc123", "KAKAO_CLIENT_SECRET", "secret");
        try (DemoProviders real = DemoProviders.of(KakaoDemo.inThisProcess(), environment);
                IdentityServer talksToKakao = IdentityServer.start(real, 0)) {
            String address = talksToKakao.address().toString();

            Answer begun = demo.send(
                    new Request.Builder().url(address + "/login/kakao").build());

            assertThat(begun.location())
                    .hasScheme("https")
                    .hasHost("kauth.kakao.com")
                    .hasParameter("client_id", "abc123")
                    .hasParameter("redirect_uri", address + "/callback/kakao");
            assertThat(real.get("kakao").emulator(KakaoEmulator.class)).isEmpty();
            assertThat(real.get("oidc").isEmulated()).isTrue();
        }
    }
}
