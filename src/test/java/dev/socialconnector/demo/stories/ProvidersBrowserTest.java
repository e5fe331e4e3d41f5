package dev.socialconnector.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.demo.providers.DemoProviders;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A person with a real browser and more than one provider. The emulated ones are another site than the demo. */
@Tag("browser")
final class ProvidersBrowserTest {
    private static final String LINK = ".button.yes";

    @RegisterExtension
    private final BrowserBed demo = new BrowserBed();

    static List<String> ids() {
        return DemoProviders.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyButtonLeadsToAnAccount(String id) throws IOException {
        try (Chromium browser = demo.browser("en-GB", 1024, 768)) {
            browser.open(demo.address("/"));
            browser.follow(".brand." + id);
            browser.leave(() -> browser.click("button.agree"));
            browser.awaitText("[data-way=" + id + "]", "");

            assertThat(browser.address()).startsWith(demo.address("/"));
            BrowserBed.screenshot(browser, "provider-" + id);
        }
    }

    /** With the cookie rules of a real browser: the form is posted from another site. */
    @Test
    void aProviderPostsTheCallback() throws IOException {
        demo.postForms("oidc");
        try (Chromium browser = demo.browser("en-GB", 1024, 768)) {
            browser.open(demo.address("/login/oidc"));
            browser.leave(() -> browser.click("button.agree"));
            browser.awaitText("h1", "Jane Doe");

            assertThat(browser.address()).isEqualTo(demo.address("/"));
        }
    }

    @Test
    void twoTabsFinishInTheOtherOrder() throws IOException {
        try (Chromium browser = demo.browser("en-GB", 1024, 768)) {
            browser.open(demo.address("/login/oidc"));
            String first = browser.tab();
            String second = browser.openTab();
            browser.open(demo.address("/login/kakao"));
            String third = browser.openTab();
            browser.open(demo.address("/login/kakao"));

            browser.turnTo(second);
            browser.follow("button.agree");
            assertThat(browser.text("h1")).isEqualTo("김지우");
            browser.open(demo.address("/callback/kakao?code=made-up&state=made-up"));
            assertThat(browser.text("h1")).isEqualTo("This sign-in is over");
            browser.turnTo(first);
            browser.leave(() -> browser.click("button.agree"));
            browser.awaitText("h1", "Link this account?");
            browser.turnTo(third);
            browser.follow("button.agree");
            assertThat(browser.text("h1")).isEqualTo("김지우");
        }
    }

    @Test
    void aPersonLinksASecondProvider() throws IOException {
        try (Chromium browser = demo.signedIn("ko-KR", 390, 844)) {
            browser.click("summary.calm");
            browser.follow(".brand.oidc");
            browser.leave(() -> browser.click("button.agree"));
            browser.awaitText("h1", "이 계정에 연결할까요?");
            BrowserBed.screenshot(browser, "link-ko-1-question");
            browser.follow(LINK);

            assertThat(browser.text("[role=status]")).startsWith("연결되었습니다");
            assertThat(browser.text(".ways")).contains("OpenID Connect", "카카오");
            assertThat(browser.overflows()).isFalse();
            BrowserBed.screenshot(browser, "link-ko-2-linked");
        }
    }
}
