package dev.socialconnector.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person with a real browser who is signed in, and what happens at Kakao meanwhile. */
@Tag("browser")
final class AccountBrowserTest {
    private static final String SIGN_OUT_EVERYWHERE = "form[action='/logout/browser'] button";

    @RegisterExtension
    private final BrowserBed demo = new BrowserBed();

    @Test
    void aPersonTakesBackAgreesRenewsAndDisconnects() throws IOException {
        try (Chromium browser = demo.signedIn("en-GB", 1024, 768)) {
            browser.follow("[data-scope=phone_number] button");
            assertThat(browser.text("[role=status]")).startsWith("Taken back");
            assertThat(browser.text("[data-scope=phone_number]")).contains("Not shared yet", "Ask again");
            assertThat(browser.text("dl")).doesNotContain("+82");

            browser.follow("[data-term=newsletter] button");
            assertThat(browser.text("[data-term=newsletter] strong")).isEqualTo("Agreed");

            browser.follow("form[action='/account/refresh'] button");
            assertThat(browser.text("[role=status]")).isEqualTo("The tokens are renewed.");

            browser.click(".unlink summary");
            BrowserBed.screenshot(browser, "account-en-1-changed");
            browser.follow(".danger");
            assertThat(browser.text("[role=status]")).startsWith("You are disconnected");
            assertThat(demo.emulator().isLinked("jiu")).isFalse();
            BrowserBed.screenshot(browser, "account-en-2-disconnected");
        }
    }

    @Test
    void whatHappensAtKakaoShowsWhileThePageIsOpen() throws IOException {
        try (Chromium browser = demo.signedIn("en-GB", 1024, 768)) {
            demo.emulator().unlink("foreign");
            browser.awaitText("[data-live]", "Unlink notice");
            demo.emulator().unlink("minimal", "ACCOUNT_DELETE");
            browser.awaitText("[data-live] li", "the Kakao Account was deleted");
            assertThat(browser.text("[data-live]")).contains("by the person, at Kakao");
            browser.follow("form[action='/rehearsal'] button");
            assertThat(browser.text("[data-live]")).contains("Consent taken back", "profile will be read again");
            assertThat(browser.text("dl")).doesNotContain("jiu@example.kr");
            BrowserBed.screenshot(browser, "events-en-1-account");

            browser.leave(() -> demo.emulator().unlink("jiu"));
            assertThat(browser.text("h1")).isEqualTo("Sign in");

            browser.follow("nav a");
            assertThat(browser.text("[data-live]")).contains("…7281", "forgotten here");
            BrowserBed.screenshot(browser, "events-en-2-page");
        }
    }

    @Test
    void thePageWorksWithoutScripts() throws IOException {
        try (Chromium browser = demo.signedIn("ko-KR", 390, 844)) {
            browser.withoutScripts();
            browser.open(demo.address("/"));
            demo.emulator().unlink("foreign");
            browser.open(demo.address("/events"));
            assertThat(browser.text("[data-live]")).contains("연결 해제 알림", "사용자가 카카오에서 해제");
            assertThat(browser.text("noscript")).isEqualTo("새 알림 보기");
            BrowserBed.screenshot(browser, "events-ko-3-without-script");
        }
    }

    @Test
    void aPersonLeavesTheKakaoAccountToo() throws IOException {
        try (Chromium browser = demo.signedIn("ko-KR", 390, 844)) {
            browser.preferDark();
            BrowserBed.screenshot(browser, "account-ko-3-dark");
            assertThat(browser.overflows()).isFalse();

            browser.follow(SIGN_OUT_EVERYWHERE);
            browser.awaitText("h1", "로그아웃 · Logout");
            BrowserBed.screenshot(browser, "account-ko-4-at-kakao");
            browser.follow("button[value=kakao]");

            assertThat(browser.address()).isEqualTo(demo.address("/?notice=back_from_provider"));
            assertThat(browser.text("[role=status]")).isEqualTo("로그아웃하고 제공자에서 돌아왔습니다.");
            BrowserBed.screenshot(browser, "account-ko-5-back-dark");
        }
    }
}
