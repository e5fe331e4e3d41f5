package dev.socialconnector.spring.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ReplayMemory;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;

/** Sign-ins in sealed cookies. */
class SealedCookieSignInTest extends SignInTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private static Host host;

    @BeforeAll
    static void start() {
        host = Host.start(
                TestApplication.class,
                "social-connector.sign-in-storage=sealed-cookie",
                "social-connector.sealing-keys=" + KEY);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Override
    Host host() {
        return host;
    }

    @Test
    void theCookieIsForItsRegistrationAndForNoScript() {
        HttpResponse<String> begun = browser().open(host.address("/login/social/kakao"));

        assertThat(begun.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("social-sign-in-")
                .contains("; Path=/login/social/kakao;", "; Max-Age=", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void theCookieIsForHttpsIfBrowsersUseIt() {
        try (Host behindProxy = Host.start(
                TestApplication.class,
                "social-connector.base-url=https://id.example.kr/shop/",
                "social-connector.sign-in-storage=sealed-cookie",
                "social-connector.sealing-keys=" + KEY)) {
            HttpResponse<String> begun = browser().open(behindProxy.address("/login/social/kakao"));

            assertThat(begun.headers().firstValue("Set-Cookie").orElseThrow())
                    .contains("; Path=/shop/login/social/kakao;", "; Secure");
            assertThat(Browser.next(begun))
                    .hasParameter("redirect_uri", "https://id.example.kr/shop/login/social/kakao/callback");
        }
    }

    @Test
    void noSessionIsMadeAndNoCookieIsLeft() {
        host.signIn(browser(), "jiu");

        assertThat(browser().cookies())
                .extracting(cookie -> cookie.getName())
                .as("but the one of who is signed in")
                .containsExactly("JSESSIONID");
    }

    @Test
    void anotherNodeWithTheKeyFinishes() {
        try (Host other = host.another(
                TestApplication.class,
                "social-connector.sign-in-storage=sealed-cookie",
                "social-connector.sealing-keys=" + KEY)) {
            String callback = host.approved(browser(), "jiu").toString();

            HttpResponse<String> back = browser()
                    .open(java.net.URI.create(callback.replaceFirst(
                            "localhost:\\d+", other.address("/").getAuthority())));

            assertThat(Browser.next(back)).hasPath("/").hasNoQuery();
        }
    }

    @Test
    void noSignInGoesOnIfNobodyKnowsWhetherItWasTaken() {
        try (Host forgetful = host.another(
                Forgetful.class,
                "social-connector.sign-in-storage=sealed-cookie",
                "social-connector.sealing-keys=" + KEY)) {
            int exchanges = host.kakao().count(KakaoPaths.TOKEN);

            HttpResponse<String> back = forgetful.signIn(browser(), "jiu");

            assertThat(Browser.next(back)).hasPath("/login").hasParameter("error", "unavailable");
            assertThat(host.kakao().count(KakaoPaths.TOKEN)).isEqualTo(exchanges);
        } finally {
            host.kakao()
                    .app()
                    .redirectUri(host.address("/login/social/kakao/callback").toString());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Forgetful {
        @Bean
        ReplayMemory broken() {
            return (identifier, until) -> {
                throw new IllegalStateException("the store is down");
            };
        }

        @Bean
        SocialUserService users() {
            return signIn -> new User(signIn.accountKey(), "", List.of());
        }
    }
}
