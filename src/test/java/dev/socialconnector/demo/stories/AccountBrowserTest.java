package dev.socialconnector.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.demo.IdentityServer;
import dev.socialconnector.demo.providers.DemoKakao;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person with a real browser who is signed in, and what happens at Kakao meanwhile. */
@Tag("browser")
final class AccountBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String SIGN_OUT_EVERYWHERE = "form[action='/logout/browser'] button";

    @TempDir
    private Path profile;

    private DemoKakao kakao;
    private IdentityServer server;

    @BeforeEach
    void start() throws IOException {
        kakao = DemoKakao.emulated();
        server = IdentityServer.start(kakao, 0);
    }

    @AfterEach
    void stop() {
        server.close();
        kakao.close();
    }

    @Test
    void aPersonTakesBackAgreesRenewsAndDisconnects() throws IOException {
        try (Chromium browser = signedIn("en-GB", 1024, 768)) {
            browser.follow("[data-scope=phone_number] button");
            assertThat(browser.text("[role=status]")).startsWith("Taken back");
            assertThat(browser.text("[data-scope=phone_number]")).contains("Not shared yet", "Ask again");
            assertThat(browser.text("dl")).doesNotContain("+82");

            browser.follow("[data-term=newsletter] button");
            assertThat(browser.text("[data-term=newsletter] strong")).isEqualTo("Agreed");

            browser.follow("form[action='/account/refresh'] button");
            assertThat(browser.text("[role=status]")).isEqualTo("The tokens are renewed.");

            browser.click("summary");
            browser.screenshot(SCREENSHOTS.resolve("account-en-1-changed.png"));
            browser.follow(".danger");
            assertThat(browser.text("[role=status]")).startsWith("You are disconnected");
            assertThat(kakao.emulator().orElseThrow().isLinked("jiu")).isFalse();
            browser.screenshot(SCREENSHOTS.resolve("account-en-2-disconnected.png"));
        }
    }

    @Test
    void whatHappensAtKakaoShowsWhileThePageIsOpen() throws IOException {
        try (Chromium browser = signedIn("en-GB", 1024, 768)) {
            kakao.emulator().orElseThrow().unlink("foreign");
            browser.awaitText("[data-live]", "Unlink notice");
            kakao.emulator().orElseThrow().unlink("minimal", "ACCOUNT_DELETE");
            browser.awaitText("[data-live] li", "the Kakao Account was deleted");
            assertThat(browser.text("[data-live]")).contains("by the person, at Kakao");
            browser.follow("form[action='/rehearsal'] button");
            assertThat(browser.text("[data-live]")).contains("Consent taken back", "profile will be read again");
            assertThat(browser.text("dl")).doesNotContain("jiu@example.kr");
            browser.screenshot(SCREENSHOTS.resolve("events-en-1-account.png"));

            browser.leave(() -> kakao.emulator().orElseThrow().unlink("jiu"));
            assertThat(browser.text("h1")).isEqualTo("Sign in");

            browser.follow("nav a");
            assertThat(browser.text("[data-live]")).contains("…7281", "forgotten here");
            browser.screenshot(SCREENSHOTS.resolve("events-en-2-page.png"));
        }
    }

    @Test
    void thePageWorksWithoutScripts() throws IOException {
        try (Chromium browser = signedIn("ko-KR", 390, 844)) {
            browser.withoutScripts();
            browser.open(server.address() + "/");
            kakao.emulator().orElseThrow().unlink("foreign");
            browser.open(server.address() + "/events");
            assertThat(browser.text("[data-live]")).contains("연결 해제 알림", "사용자가 카카오에서 해제");
            assertThat(browser.text("noscript")).isEqualTo("새 알림 보기");
            browser.screenshot(SCREENSHOTS.resolve("events-ko-3-without-script.png"));
        }
    }

    @Test
    void aPersonLeavesTheKakaoAccountToo() throws IOException {
        try (Chromium browser = signedIn("ko-KR", 390, 844)) {
            browser.preferDark();
            browser.screenshot(SCREENSHOTS.resolve("account-ko-3-dark.png"));
            assertThat(browser.overflows()).isFalse();

            browser.follow(SIGN_OUT_EVERYWHERE);
            browser.awaitText("h1", "로그아웃 · Logout");
            browser.screenshot(SCREENSHOTS.resolve("account-ko-4-at-kakao.png"));
            browser.follow("button[value=kakao]");

            assertThat(browser.address()).isEqualTo(server.address() + "/?notice=back_from_kakao");
            assertThat(browser.text("[role=status]")).isEqualTo("로그아웃하고 카카오에서 돌아왔습니다.");
            browser.screenshot(SCREENSHOTS.resolve("account-ko-5-back-dark.png"));
        }
    }

    private Chromium signedIn(String language, int width, int height) throws IOException {
        Chromium browser = Chromium.start(profile, language);
        browser.resize(width, height);
        browser.open(server.address() + "/login/kakao");
        browser.follow("button.agree");
        return browser;
    }
}
