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

/** An administrator with a real browser. */
@Tag("browser")
final class AdministrationBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Keys, by their codes in the WebDriver protocol. */
    private static final String TAB = "\uE004";

    private static final String ENTER = "\uE007";

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
    void anAdministratorErrsTriesAndSaves() throws IOException {
        try (Chromium browser = Chromium.start(profile, "en-GB")) {
            browser.resize(1024, 768);
            browser.open(server.address() + "/");
            browser.follow("nav a:last-child");
            assertThat(browser.text("h1")).isEqualTo("Settings for Kakao");
            browser.screenshot(SCREENSHOTS.resolve("admin-en-1-form.png"));

            browser.type("#setting\\.scope", "gender; email");
            browser.type("#setting\\.applicationId", "my app");
            browser.follow("button[value=save]");
            assertThat(browser.text(".faults")).contains("Scopes must be scope names", "App ID must be a number");
            browser.screenshot(SCREENSHOTS.resolve("admin-en-2-faults.png"));

            browser.type("#setting\\.scope", "gender");
            browser.type("#setting\\.applicationId", "123456");
            browser.type("#setting\\.clientSecret", "not-the-secret");
            browser.follow("button[value=test]");
            assertThat(browser.text("#error\\.clientSecret")).contains("is not the one of this REST API key");
            browser.screenshot(SCREENSHOTS.resolve("admin-en-3-refused.png"));

            browser.follow("button[value=test]");
            assertThat(browser.text("[role=status]")).startsWith("Accepted");
            browser.screenshot(SCREENSHOTS.resolve("admin-en-4-accepted.png"));

            browser.follow("button[value=save]");
            assertThat(browser.text("[role=status]")).isEqualTo("The settings are saved, and hold from now on.");
            assertThat(kakao.settings().text("scope")).contains("gender");
        }
    }

    @Test
    void theFormIsFilledInByKeyboardOnASmallScreen() throws IOException {
        try (Chromium browser = Chromium.start(profile, "ko-KR")) {
            browser.resize(390, 844);
            browser.preferDark();
            browser.open(server.address() + "/admin");
            assertThat(browser.overflows()).isFalse();
            browser.screenshot(SCREENSHOTS.resolve("admin-ko-5-dark.png"));

            browser.type("#setting\\.clientId", "");
            browser.leave(() -> browser.press(ENTER));
            browser.screenshot(SCREENSHOTS.resolve("admin-ko-6-faults-dark.png"));
            assertThat(browser.text("#error\\.clientId")).isEqualTo("REST API 키: 필수 항목입니다");

            browser.press(TAB); // the faults have the focus, and the first of them leads to its field
            browser.press(ENTER);
            browser.press(TAB);
            assertThat(browser.focused()).isEqualTo("setting.clientSecret");
        }
    }
}
