package dev.socialconnector.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.demo.accounts.Sessions;
import dev.socialconnector.demo.stories.DemoClient.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** H4. Several sign-ins under way in one browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TabsTest {
    @AutoClose
    private final DemoClient demo = new DemoClient();

    /** One tab: what began there, and the callback that it will make. */
    private record Tab(String cookie, String callback) {}

    @Test
    void allFinishInAnyOrder() throws IOException {
        Tab first = tab("jiu");
        Tab second = tab("foreign");
        Tab third = tab("no-email");
        String browser = first.cookie() + "; " + second.cookie() + "; " + third.cookie();

        assertThat(demo.get(second.callback(), browser, "").status()).isEqualTo(303);
        assertThat(demo.get(third.callback(), browser, "").status()).isEqualTo(303);
        assertThat(demo.get(first.callback(), browser, "").cookie(Sessions.COOKIE))
                .startsWith(Sessions.COOKIE + "=");
    }

    @Test
    void aCallbackForgetsItsOwnCookieAlone() throws IOException {
        Tab first = tab("jiu");
        Tab second = tab("jiu");

        Answer finished = demo.get(first.callback(), first.cookie() + "; " + second.cookie(), "");

        assertThat(finished.headers().values("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(DemoClient.SIGN_IN_COOKIE))
                .singleElement()
                .asString()
                .startsWith(first.cookie().split("=", 2)[0] + "=; ")
                .contains("Max-Age=0");
    }

    @Test
    void foreignAndRepeatedCallbacksConsumeNothing() throws IOException {
        Tab mine = tab("jiu");
        Tab done = tab("jiu");
        Tab ofAttacker = tab("foreign");
        String browser = mine.cookie() + "; " + done.cookie();
        demo.get(done.callback(), browser, "");

        assertThat(demo.get(ofAttacker.callback(), browser, "").status()).isEqualTo(400);
        assertThat(demo.get(done.callback(), browser, "").status()).isEqualTo(400);
        assertThat(demo.get("/callback/kakao?code=x&state=made-up", browser, "").status())
                .isEqualTo(400);
        assertThat(demo.get("/callback/kakao", browser, "").status()).isEqualTo(400);
        assertThat(demo.get(mine.callback(), browser, "").status()).isEqualTo(303);
    }

    /** A callback at the address of another provider meets no session of this one. */
    @Test
    void noProviderFinishesTheSignInOfAnother() throws IOException {
        Tab mine = tab("jiu");

        Answer elsewhere = demo.get(mine.callback().replace("/kakao?", "/oidc?"), mine.cookie(), "");
        Answer at = demo.get(tab("jiu").callback(), mine.cookie(), "");

        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(at.status()).isEqualTo(400);
    }

    private Tab tab(String user) throws IOException {
        Answer begun = demo.get("/login/kakao", "", "");
        return new Tab(
                begun.cookie(DemoClient.SIGN_IN_COOKIE),
                DemoClient.path(demo.emulator().approve(begun.location(), user)));
    }
}
