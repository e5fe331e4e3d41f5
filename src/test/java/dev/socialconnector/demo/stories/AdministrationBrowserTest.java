package dev.socialconnector.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator with a real browser. */
@Tag("browser")
final class AdministrationBrowserTest {

    /** Keys, by their codes in the WebDriver protocol. */
    private static final String TAB = "\uE004";

    private static final String ENTER = "\uE007";

    @RegisterExtension
    private final BrowserBed demo = new BrowserBed();

    @Test
    void anAdministratorErrsTriesAndSaves() throws IOException {
        try (Chromium browser = demo.browser("en-GB", 1024, 768)) {
            browser.open(demo.address("/"));
            browser.follow("nav a:last-child");
            assertThat(browser.text("h1")).isEqualTo("Settings for Kakao");
            BrowserBed.screenshot(browser, "admin-en-1-form");

            browser.type("#setting\\.scope", "gender; email");
            browser.type("#setting\\.applicationId", "my app");
            browser.follow("button[value=save]");
            assertThat(browser.text(".faults")).contains("Scopes must be scope names", "App ID must be a number");
            BrowserBed.screenshot(browser, "admin-en-2-faults");

            browser.type("#setting\\.scope", "gender");
            browser.type("#setting\\.applicationId", "123456");
            browser.type("#setting\\.clientSecret", "not-the-secret");
            browser.follow("button[value=test]");
            assertThat(browser.text("#error\\.clientSecret")).contains("is not the one of this REST API key");
            BrowserBed.screenshot(browser, "admin-en-3-refused");

            browser.follow("button[value=test]");
            assertThat(browser.text("[role=status]")).startsWith("Accepted");
            BrowserBed.screenshot(browser, "admin-en-4-accepted");

            browser.follow("button[value=save]");
            assertThat(browser.text("[role=status]")).isEqualTo("The settings are saved, and hold from now on.");
            assertThat(demo.kakao().settings().text("scope")).contains("gender");
        }
    }

    @Test
    void theFormIsFilledInByKeyboardOnASmallScreen() throws IOException {
        try (Chromium browser = demo.browser("ko-KR", 390, 844)) {
            browser.preferDark();
            browser.open(demo.address("/admin/kakao"));
            assertThat(browser.overflows()).isFalse();
            BrowserBed.screenshot(browser, "admin-ko-5-dark");

            browser.type("#setting\\.clientId", "");
            browser.leave(() -> browser.press(ENTER));
            BrowserBed.screenshot(browser, "admin-ko-6-faults-dark");
            assertThat(browser.text("#error\\.clientId")).isEqualTo("REST API 키: 필수 항목입니다");

            browser.press(TAB); // the faults have the focus, and the first of them leads to its field
            browser.press(ENTER);
            browser.press(TAB);
            assertThat(browser.focused()).isEqualTo("setting.clientSecret");
        }
    }
}
