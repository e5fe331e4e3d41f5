package sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The sample in a real browser. Skipped where there is none. */
class BrowserBoot4Test {
    @TempDir
    private Path profile;

    @Test
    void aPersonSignsInWithTheButton() throws Exception {
        Assumptions.assumeTrue(Chrome.isInstalled(), "chromedriver is not installed, so this was NOT tested");

        try (KakaoEmulator kakao = KakaoEmulator.start();
                ConfigurableApplicationContext sample = SpringApplication.run(
                        SampleApplication.class,
                        "--spring.config.location=classpath:/sample/",
                        "--spring.main.banner-mode=off",
                        "--server.port=0",
                        "--KAKAO_CLIENT_ID=" + kakao.app().clientId(),
                        "--KAKAO_CLIENT_SECRET=" + kakao.app().clientSecret(),
                        "--social-connector.registrations.kakao.endpoints.base=" + kakao.address());
                Chrome browser = Chrome.start(profile)) {
            URI start = URI.create("http://localhost:" + sample.getEnvironment().getProperty("local.server.port"));
            kakao.app().redirectUri(start + "/login/social/kakao/callback");

            browser.open(start.resolve("/account"));
            assertThat(browser.address()).hasPath("/login");
            assertThat(browser.text("a.social")).isEqualTo("Sign in with Kakao");

            browser.follow("a.social");
            assertThat(browser.address().getPort()).isEqualTo(kakao.address().getPort());
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
