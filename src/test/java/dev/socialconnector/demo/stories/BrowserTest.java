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

/** A person with a real browser. Leaves pictures of the pages in {@code target/screenshots}. */
@Tag("browser")
final class BrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

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
    void aPersonSignsInAgreesToMoreSignsOutAndCancels() throws IOException {
        try (Chromium browser = Chromium.start(profile, "en-GB")) {
            browser.resize(1024, 768);
            browser.open(server.address() + "/");
            assertThat(browser.text(".kakao")).isEqualTo("Login with Kakao");
            browser.screenshot(SCREENSHOTS.resolve("en-1-sign-in.png"));

            browser.follow(".kakao");
            browser.screenshot(SCREENSHOTS.resolve("en-2-consent.png"));
            browser.follow("button.agree");
            assertThat(browser.address()).isEqualTo(server.address() + "/");
            assertThat(browser.text("h1")).isEqualTo("김지우");
            assertThat(browser.text("dl")).contains("jiu@example.kr", "Verified: Kakao vouches", "+821012345678");
            assertThat(browser.text("[data-scope=birthday] strong")).isEqualTo("Not shared yet");
            browser.screenshot(SCREENSHOTS.resolve("en-3-profile.png"));

            browser.follow("a[href*=pending]");
            browser.screenshot(SCREENSHOTS.resolve("en-4-more-consent.png"));
            browser.follow("button.agree");
            assertThat(browser.text("[data-scope=birthday] strong")).isEqualTo("Shared");
            assertThat(browser.text("dl")).contains("February 29, 2000");
            browser.screenshot(SCREENSHOTS.resolve("en-5-profile-complete.png"));

            browser.follow("form[action='/logout'] button");
            assertThat(browser.text("h1")).isEqualTo("Sign in");
            assertThat(browser.text("[role=status]")).isEqualTo("You are signed out here.");

            browser.follow(".other a");
            browser.follow("button.cancel");
            assertThat(browser.text("h1")).isEqualTo("You cancelled; nothing happened");
            browser.screenshot(SCREENSHOTS.resolve("en-6-cancelled.png"));

            browser.follow("a.button");
            assertThat(browser.text("h1")).isEqualTo("Sign in");
        }
    }

    @Test
    void aPersonReadsKoreanOnAPhone() throws IOException {
        try (Chromium browser = Chromium.start(profile, "ko-KR")) {
            browser.resize(390, 844);
            browser.open(server.address() + "/");
            assertThat(browser.text(".kakao")).isEqualTo("카카오 로그인");
            browser.screenshot(SCREENSHOTS.resolve("ko-1-sign-in.png"));

            browser.follow(".kakao");
            browser.screenshot(SCREENSHOTS.resolve("ko-2-consent.png"));
            browser.follow("button.agree");
            assertThat(browser.text("[data-scope=birthday] strong")).isEqualTo("아직 동의하지 않음");
            browser.screenshot(SCREENSHOTS.resolve("ko-3-profile.png"));

            browser.preferDark();
            browser.screenshot(SCREENSHOTS.resolve("ko-4-profile-dark.png"));
            browser.follow("form[action='/logout'] button");
            browser.screenshot(SCREENSHOTS.resolve("ko-5-sign-in-dark.png"));
        }
    }

    @Test
    void whoIsNearlyUnknownIsWelcomeToo() throws IOException {
        try (Chromium browser = Chromium.start(profile, "ko")) {
            browser.resize(390, 844);
            browser.open(server.address() + "/login/kakao");
            browser.click("input[value=lunar]");
            browser.follow("button.agree");

            assertThat(browser.text("dl")).contains("02-30 (음력 윤달)", "없음");
            browser.screenshot(SCREENSHOTS.resolve("ko-6-profile-lunar.png"));
        }
    }

    @Test
    void aChildIsTurnedAwayKindly() throws IOException {
        try (Chromium browser = Chromium.start(profile, "en")) {
            browser.resize(390, 844);
            browser.open(server.address() + "/login/kakao");
            browser.click("input[value=under14]");
            browser.follow("button.agree");

            assertThat(browser.text("h1")).isEqualTo("This account cannot be used here");
            browser.screenshot(SCREENSHOTS.resolve("en-7-restricted.png"));
        }
    }
}
