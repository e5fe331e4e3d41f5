package dev.socialconnector.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.demo.accounts.Logout;
import dev.socialconnector.demo.accounts.Sessions;
import dev.socialconnector.demo.stories.DemoClient.Answer;
import dev.socialconnector.demo.web.QuietLogs;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ways out that lead to Kakao, over HTTP. */
final class LogoutTest {
    @RegisterExtension
    static final QuietLogs LOGS = QuietLogs.of(Logout.class);

    @AutoClose
    private final DemoClient demo = new DemoClient();

    @Test
    void theTokensEndAtKakaoToo() throws IOException {
        String session = demo.session("jiu");

        Answer answer = demo.press("/logout/provider", session);

        assertThat(answer.location()).hasToString("/?notice=signed_out_at_provider");
        assertThat(demo.emulator().count(KakaoPaths.LOGOUT)).isOne();
        assertThat(demo.get("/", session, "en").body()).contains("Login with Kakao");
    }

    /** Who wants to leave, leaves. */
    @Test
    void theSessionHereEndsWhateverKakaoSays() throws IOException {
        String ended = demo.session("jiu");
        String stays = demo.session("foreign");
        demo.emulator().endTokens("jiu");

        Answer overAlready = demo.press("/logout/provider", ended);
        demo.emulator().inject(KakaoPaths.LOGOUT, Fault.html(503));
        Answer unreachable = demo.press("/logout/provider", stays);

        assertThat(overAlready.location()).hasToString("/?notice=signed_out_at_provider");
        assertThat(unreachable.location()).hasToString("/?notice=tokens_left");
        assertThat(demo.get("/", stays, "en").body()).contains("Login with Kakao");
    }

    @Test
    void theBrowserIsSentToKakaoAndComesBackOnce() throws IOException {
        String session = demo.session("jiu");

        Answer leaving = demo.press("/logout/browser", session);
        URI back = demo.emulator().logOut(refresh(leaving));
        String cookie = leaving.cookie(Logout.LOGOUT_COOKIE);
        Answer first = demo.get(DemoClient.path(back), cookie, "en");
        Answer second = demo.get(DemoClient.path(back), cookie, "en");

        assertThat(refresh(leaving)).hasPath(KakaoPaths.BROWSER_LOGOUT);
        assertThat(demo.get("/", session, "en").body()).contains("Login with Kakao");
        assertThat(first.location()).hasToString("/?notice=back_from_provider");
        assertThat(second.status()).isEqualTo(400);
    }

    @Test
    void anotherBrowsersWayBackIsRefused() throws IOException {
        Answer mine = demo.press("/logout/browser", demo.session("jiu"));
        Answer ofAttacker = demo.press("/logout/browser", demo.session("foreign"));
        String back = DemoClient.path(demo.emulator().logOut(refresh(ofAttacker)));

        assertThat(demo.get(back, "", "en").status()).isEqualTo(400);
        assertThat(demo.get(back, mine.cookie(Logout.LOGOUT_COOKIE), "en").status())
                .isEqualTo(400);
    }

    @Test
    void theLogoutsCookieIsOutOfReachForScriptsAndOtherSites() throws IOException {
        Answer leaving = demo.press("/logout/browser", demo.session("jiu"));

        assertThat(leaving.setCookie(Logout.LOGOUT_COOKIE))
                .matches("demo-logout=[\\w-]{43}; Path=/logged-out; Max-Age=600; HttpOnly; SameSite=Lax");
        assertThat(leaving.setCookie(Sessions.COOKIE)).contains("Max-Age=0");
    }

    private static URI refresh(Answer answer) {
        String header = answer.headers().get("Refresh");
        assertThat(header).startsWith("0;url=");
        return URI.create(header.substring("0;url=".length()));
    }
}
