package dev.socialconnector.spring.login;

import static dev.socialconnector.spring.login.SocialLoginConfigurer.socialLogin;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** An OpenID provider of the application's own, by Spring Authorization Server, whose people sign in with Kakao. */
class AuthorizationServerTest {
    private final Browser browser = new Browser();

    @Test
    void aClientGetsATokenForWhoeverSignedInWithKakao() throws Exception {
        try (Host host = Host.start(AuthorizationServer.class, Shop.PROPERTIES)) {
            Shop shop = new Shop(host);

            assertThat(Browser.next(browser.open(shop.authorization()))).hasPath("/login");
            JWTClaimsSet idToken = shop.idToken(shop.exchange(granted(host)));

            assertThat(idToken.getSubject()).isEqualTo("kakao:3891047281");
            assertThat(idToken.getDateClaim("auth_time").toInstant())
                    .isBetween(Instant.now().minusSeconds(300), Instant.now());
        }
    }

    @Test
    void aStoreInADatabaseKeepsWhoSignedInForTheTokenAndItsRefresh() throws Exception {
        try (Host host = Host.start(StoringServer.class, Shop.PROPERTIES)) {
            Shop shop = new Shop(host);
            browser.open(shop.authorization());

            HttpResponse<String> tokens = shop.exchange(granted(host));
            String stored = host.bean(JdbcTemplate.class)
                    .queryForObject("select utf8tostring(attributes) from oauth2_authorization", String.class);
            HttpResponse<String> refreshed = shop.refresh(tokens);

            assertThat(stored).contains("SocialAuthentication").contains("kakao:3891047281");
            Date authenticated = shop.idToken(tokens).getDateClaim("auth_time");
            assertThat(shop.idToken(refreshed).getSubject()).isEqualTo("kakao:3891047281");
            assertThat(shop.idToken(refreshed).getDateClaim("auth_time")).isEqualTo(authenticated);
            assertThat(Shop.member(refreshed, "access_token")).isNotEqualTo(Shop.member(tokens, "access_token"));
        }
    }

    /** Signs in with Kakao and returns where the authorization server sends the browser back to. */
    private URI granted(Host host) {
        HttpResponse<String> signedIn = host.signIn(browser, "jiu");
        return Browser.next(browser.open(Browser.next(signedIn)));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class AuthorizationServer {
        @Bean
        @Order(1)
        SecurityFilterChain provider(HttpSecurity http) throws Exception {
            AuthorizationServers.configure(http);
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .exceptionHandling(exceptions ->
                            exceptions.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain people(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .with(socialLogin(), Customizer.withDefaults())
                    .build();
        }

        @Bean
        SocialUserService users() {
            return signIn -> new User(signIn.accountKey(), "", List.of());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(AuthorizationServer.class)
    static class StoringServer {
        @Bean
        EmbeddedDatabase database() {
            return new EmbeddedDatabaseBuilder()
                    .generateUniqueName(true)
                    .setType(EmbeddedDatabaseType.H2)
                    .addScript(
                            "org/springframework/security/oauth2/server/authorization/oauth2-authorization-schema.sql")
                    .build();
        }

        @Bean
        JdbcTemplate jdbc(EmbeddedDatabase database) {
            return new JdbcTemplate(database);
        }

        @Bean
        OAuth2AuthorizationService authorizations(JdbcTemplate jdbc, RegisteredClientRepository clients) {
            return AuthorizationServers.store(jdbc, clients);
        }
    }
}
