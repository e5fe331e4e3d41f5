package dev.socialconnector.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person with a real browser. */
@Tag("browser")
final class BrowserTest {

    @RegisterExtension
    private final BrowserBed demo = new BrowserBed();

    @Test
    void aPersonSignsInAgreesToMoreSignsOutAndCancels() throws IOException {
        try (Chromium browser = demo.browser("en-GB", 1024, 768)) {
            browser.open(demo.address("/"));
            assertThat(browser.text(".kakao")).isEqualTo("Login with Kakao");
            BrowserBed.screenshot(browser, "en-1-sign-in");

            browser.follow(".kakao");
            BrowserBed.screenshot(browser, "en-2-consent");
            browser.follow("button.agree");
            assertThat(browser.address()).isEqualTo(demo.address("/"));
            assertThat(browser.text("h1")).isEqualTo("김지우");
            assertThat(browser.text("dl")).contains("jiu@example.kr", "Verified: Kakao vouches", "+821012345678");
            assertThat(browser.text("[data-scope=birthday] strong")).isEqualTo("Not shared yet");
            BrowserBed.screenshot(browser, "en-3-profile");

            browser.follow("a[href*=pending]");
            BrowserBed.screenshot(browser, "en-4-more-consent");
            browser.follow("button.agree");
            assertThat(browser.text("[data-scope=birthday] strong")).isEqualTo("Shared");
            assertThat(browser.text("dl")).contains("February 29, 2000");
            BrowserBed.screenshot(browser, "en-5-profile-complete");

            browser.follow("form[action='/logout'] button");
            assertThat(browser.text("h1")).isEqualTo("Sign in");
            assertThat(browser.text("[role=status]")).isEqualTo("You are signed out here.");

            browser.follow(".other a");
            browser.follow("button.cancel");
            assertThat(browser.text("h1")).isEqualTo("You cancelled; nothing happened");
            BrowserBed.screenshot(browser, "en-6-cancelled");

            browser.follow("a.button");
            assertThat(browser.text("h1")).isEqualTo("Sign in");
        }
    }

    @Test
    void aPersonReadsKoreanOnAPhone() throws IOException {
        try (Chromium browser = demo.browser("ko-KR", 390, 844)) {
            browser.open(demo.address("/"));
            assertThat(browser.text(".kakao")).isEqualTo("카카오 로그인");
            BrowserBed.screenshot(browser, "ko-1-sign-in");

            browser.follow(".kakao");
            BrowserBed.screenshot(browser, "ko-2-consent");
            browser.follow("button.agree");
            assertThat(browser.text("[data-scope=birthday] strong")).isEqualTo("아직 동의하지 않음");
            BrowserBed.screenshot(browser, "ko-3-profile");

            browser.preferDark();
            BrowserBed.screenshot(browser, "ko-4-profile-dark");
            browser.follow("form[action='/logout'] button");
            BrowserBed.screenshot(browser, "ko-5-sign-in-dark");
        }
    }

    @Test
    void whoIsNearlyUnknownIsWelcomeToo() throws IOException {
        try (Chromium browser = demo.browser("ko", 390, 844)) {
            browser.open(demo.address("/login/kakao"));
            browser.click("input[value=lunar]");
            browser.follow("button.agree");

            assertThat(browser.text("dl")).contains("02-30 (음력 윤달)", "없음");
            BrowserBed.screenshot(browser, "ko-6-profile-lunar");
        }
    }

    @Test
    void aChildIsTurnedAwayKindly() throws IOException {
        try (Chromium browser = demo.browser("en", 390, 844)) {
            browser.open(demo.address("/login/kakao"));
            browser.click("input[value=under14]");
            browser.follow("button.agree");

            assertThat(browser.text("h1")).isEqualTo("This account cannot be used here");
            BrowserBed.screenshot(browser, "en-7-restricted");
        }
    }
}
