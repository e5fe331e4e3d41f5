package dev.socialconnector.spring.login;

import static dev.socialconnector.spring.login.SocialLoginConfigurer.socialLogin;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Somebody with a password here comes back from Kakao with the same e-mail address. */
class LinkTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]*)\"");
    private static final String LINK = "/login/social-link";

    private static Host host;
    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        host = Host.start(WithPasswords.class);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void forget() {
        host.bean(WithPasswords.class).owners.clear();
    }

    @Test
    void whoSignsInToTheAccountAndAgreesIsLinked() {
        HttpResponse<String> told = host.signIn(browser, "jiu");

        assertThat(Browser.next(told)).hasPath("/login").hasParameter("error", "link");

        HttpResponse<String> question = browser.open(Browser.next(signInWithPassword()));

        assertThat(question.uri()).hasPath(LINK);
        assertThat(question.body()).contains("Link your account owner to Kakao (김지우)");

        HttpResponse<String> linked = answer(question, "yes");

        assertThat(Browser.next(linked)).hasPath("/");
        assertThat(host.bean(WithPasswords.class).owners).containsEntry("kakao:3891047281", "owner");
        Browser later = new Browser();
        host.signIn(later, "jiu");
        assertThat(later.open(host.address("/")).body()).isEqualTo("signed in as owner");
    }

    @Test
    void whoDoesNotAgreeIsNotLinkedAndNotAskedAgain() {
        host.signIn(browser, "jiu");
        HttpResponse<String> question = browser.open(Browser.next(signInWithPassword()));

        answer(question, "no");

        assertThat(host.bean(WithPasswords.class).owners).isEmpty();
        assertThat(Browser.next(browser.open(host.address(LINK)))).hasPath("/");
    }

    @Test
    void nobodyIsAskedOrLinkedWithoutSigningInFirst() {
        host.signIn(browser, "jiu");

        assertThat(Browser.next(browser.open(host.address(LINK)))).hasPath("/login");
        assertThat(host.bean(WithPasswords.class).owners).isEmpty();
    }

    @Test
    void aForgedFormLinksNothing() {
        host.signIn(browser, "jiu");
        signInWithPassword();

        HttpResponse<String> forged = browser.submit(host.address(LINK), Map.of("answer", "yes"));

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(host.bean(WithPasswords.class).owners).isEmpty();
    }

    private HttpResponse<String> signInWithPassword() {
        HttpResponse<String> page = browser.open(host.address("/login"));
        Map<String, String> form = new HashMap<>(Map.of("username", "owner", "password", "pass"));
        form.put("_csrf", token(page));
        return browser.submit(host.address("/login"), form);
    }

    private HttpResponse<String> answer(HttpResponse<String> question, String answer) {
        URI address = question.uri();
        return browser.submit(address, Map.of("answer", answer, "_csrf", token(question)));
    }

    private static String token(HttpResponse<String> page) {
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        return token.group(1);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(TestApplication.Pages.class)
    static class WithPasswords {
        final Map<String, String> owners = new ConcurrentHashMap<>();

        @Bean
        SecurityFilterChain security(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .with(socialLogin(), Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService passwords() {
            return new InMemoryUserDetailsManager(User.withUsername("owner")
                    .password("{noop}pass")
                    .roles("USER")
                    .build());
        }

        @Bean
        SocialUserService users() {
            return signIn -> {
                String owner = owners.get(signIn.accountKey());
                if (owner == null) {
                    throw new LinkRequiredException(signIn);
                }
                return new User(owner, "", List.of());
            };
        }

        @Bean
        SocialAccountLinker linker() {
            return (account, link) -> owners.put(link.accountKey(), account.getName());
        }
    }
}
