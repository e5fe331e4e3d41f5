package dev.socialconnector.spring.login;

import static dev.socialconnector.spring.login.SocialLoginConfigurer.socialLogin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application that has its own pages and wants the tokens. */
class CustomizedTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static Host host;
    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        host = Host.start(
                Customized.class,
                "social-connector.keep-tokens=true",
                "social-connector.registrations.kakao.name=Our Kakao",
                "social-connector.path=/in",
                "server.servlet.context-path=/shop");
        host.kakao().app().redirectUri(host.address("/in/kakao/callback").toString());
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void thePagesAreTheApplicationsOwn() {
        HttpResponse<String> refused = browser.open(host.address("/private"));
        URI cancelled = host.kakao().cancel(begin());

        assertThat(Browser.next(refused)).hasPath("/shop/welcome");
        assertThat(browser.open(Browser.next(refused)).body()).isEqualTo("/shop/in/kakao Sign in with Our Kakao");
        assertThat(Browser.next(browser.open(cancelled))).hasPath("/shop/cancelled");
        assertThat(Browser.next(browser.open(host.address("/in/kakao/callback"))))
                .hasPath("/shop/welcome")
                .hasParameter("error", "invalid-callback");
    }

    @Test
    void aSignInAsksForWhatTheApplicationChooses() {
        assertThat(begin()).hasParameter("prompt", "select_account");
    }

    @Test
    void whoWantedNoPageInParticularComesHome() {
        HttpResponse<String> back = browser.open(host.kakao().approve(begin(), "jiu"));

        assertThat(Browser.next(back)).hasPath("/shop/home");
    }

    @Test
    void theAuthenticationIsSerializableAndHoldsTheTokensThatWereAskedFor() throws Exception {
        browser.open(host.kakao().approve(begin(), "jiu"));
        SocialAuthentication authentication = last();

        SocialAuthentication copy = copied(authentication);

        assertThat(copy).isEqualTo(authentication).hasSameHashCodeAs(authentication);
        assertThat(copy.getName()).isEqualTo("kakao:3891047281");
        assertThat(copy.registrationId()).isEqualTo("kakao");
        assertThat(copy.target()).isEqualTo("kakao");
        assertThat(copy.subject()).isEqualTo("3891047281");
        assertThat(copy.authenticatedAt()).isEqualTo(NOW);
        assertThat(copy.isAuthenticated()).isTrue();
        assertThat(copy.tokens()).isPresent().isEqualTo(authentication.tokens());
        assertThat(copy.tokens().orElseThrow().accessToken()).isPresent();
        assertThat(copy.tokens().orElseThrow().refreshToken()).isPresent();
        assertThat(copy.toString())
                .doesNotContain(
                        "3891047281", copy.tokens().orElseThrow().accessToken().orElseThrow());
    }

    @Test
    void oneAuthorityTellsWhenAndHowThePersonSignedIn() throws Exception {
        browser.open(host.kakao().approve(begin(), "jiu"));

        List<? extends GrantedAuthority> factors = last().getAuthorities().stream()
                .filter(authority -> authority.getAuthority().startsWith("FACTOR_"))
                .toList();

        if (System.getProperty("spring-boot.version").startsWith("3.")) {
            assertThat(factors).as("Spring Security 6 has none").isEmpty();
            return;
        }
        assertThat(factors).singleElement().satisfies(factor -> {
            assertThat(factor.getAuthority()).isEqualTo("FACTOR_AUTHORIZATION_CODE");
            assertThat(factor.getClass().getMethod("getIssuedAt").invoke(factor))
                    .isEqualTo(NOW);
        });
    }

    private URI begin() {
        return Browser.next(browser.open(host.address("/in/kakao")));
    }

    private static SocialAuthentication last() {
        List<SocialAuthentication> all = host.bean(Customized.class).signedIn;
        return all.get(all.size() - 1);
    }

    private static SocialAuthentication copied(SocialAuthentication authentication)
            throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(authentication);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (SocialAuthentication) in.readObject();
        }
    }

    @RestController
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Customized {
        final List<SocialAuthentication> signedIn = new CopyOnWriteArrayList<>();

        @Bean
        SecurityFilterChain security(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/welcome", "/cancelled")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .with(socialLogin(), social -> social.loginPage("/welcome")
                            .failurePage(Reason.DENIED, "/cancelled")
                            .defaultSuccessUrl("/home")
                            .userService(signIn -> User.withUsername(signIn.accountKey())
                                    .password("")
                                    .roles("USER")
                                    .build())
                            .options((options, registrationId, request) -> options.prompt("select_account")))
                    .build();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @EventListener
        void signedIn(InteractiveAuthenticationSuccessEvent event) {
            signedIn.add((SocialAuthentication) event.getAuthentication());
        }

        @GetMapping("/welcome")
        String welcome(jakarta.servlet.http.HttpServletRequest request) {
            return host.bean(SocialLoginButtons.class).of(request).stream()
                    .map(button -> button.href() + " " + button.text())
                    .findFirst()
                    .orElse("");
        }
    }
}
