package dev.socialconnector.spring.login;

import static dev.socialconnector.spring.login.SocialLoginConfigurer.socialLogin;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** A login page of the application's own, made with Thymeleaf and the starter's fragment. */
class ThymeleafTest {
    private static Host host;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        host = Host.start(
                WithTemplates.class,
                "server.servlet.context-path=/shop",
                "social-connector.registrations.partner.connector=oidc",
                "social-connector.registrations.partner.name=<Partner>",
                "social-connector.registrations.partner.settings.issuer=https://down.invalid",
                "social-connector.registrations.partner.settings.clientId=abc",
                "social-connector.registrations.partner.settings.clientSecret=hidden");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void thePageHasAButtonForEachRegistration() {
        HttpResponse<String> page = browser.open(Browser.next(browser.open(host.address("/private"))));

        assertThat(page.uri()).hasPath("/shop/welcome");
        assertThat(page.body())
                .contains(
                        "<h1>Welcome</h1>",
                        "href=\"/shop/login/social/kakao\"",
                        "href=\"/shop/login/social/partner\"",
                        "src=\"data:image/",
                        "<span>Sign in with Kakao</span>",
                        "<span>Sign in with &lt;Partner&gt;</span>")
                .doesNotContain("th:");
    }

    @Test
    void theButtonsSpeakTheLanguageOfThePage() {
        assertThat(browser.open(host.address("/welcome"), "Accept-Language", "ko-KR")
                        .body())
                .contains("<span>카카오 로그인</span>");
    }

    @Test
    void aButtonLeadsToTheProvider() {
        URI atKakao = host.begin(browser);

        assertThat(atKakao.toString()).startsWith(host.kakao().address().toString());
        assertThat(Browser.next(browser.open(host.kakao().approve(atKakao, "jiu"))))
                .hasPath("/shop/");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class WithTemplates {
        @Bean
        SecurityFilterChain security(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/welcome", "/error")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .with(socialLogin(), login -> login.loginPage("/welcome"))
                    .build();
        }

        @Bean
        SocialUserService users() {
            return signIn -> new User(signIn.accountKey(), "", List.of());
        }
    }

    @Controller
    static class Pages {
        @GetMapping("/welcome")
        String welcome() {
            return "welcome";
        }
    }
}
