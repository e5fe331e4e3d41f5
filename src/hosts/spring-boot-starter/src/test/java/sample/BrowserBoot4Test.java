package sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample in a real browser. Skipped where there is none. */
class BrowserBoot4Test {
    @TempDir
    private Path profile;

    @Test
    void aPersonSignsInWithTheButton() throws Exception {
        Assumptions.assumeTrue(Chrome.isInstalled(), "chromedriver is not installed, so this was NOT tested");

        try (RunningSample sample = RunningSample.start();
                Chrome browser = Chrome.start(profile)) {
            URI start = sample.address();

            browser.open(start.resolve("/account"));
            assertThat(browser.address()).hasPath("/login");
            assertThat(browser.text("a.social")).isEqualTo("Sign in with Kakao");

            browser.follow("a.social");
            assertThat(browser.address().getPort())
                    .isEqualTo(sample.kakao().address().getPort());
            browser.follow("button.cancel");
            assertThat(browser.address()).hasPath("/login").hasParameter("error", "denied");
            assertThat(browser.text("[role=alert]")).contains("You did not sign in.");

            browser.follow("a.social");
            browser.follow("button.agree");
            assertThat(browser.address())
                    .as("signed in, and back where the person wanted to go")
                    .hasPath("/account")
                    .hasPort(start.getPort());
        }
    }
}
