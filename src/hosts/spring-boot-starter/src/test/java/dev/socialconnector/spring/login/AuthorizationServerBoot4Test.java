package dev.socialconnector.spring.login;

import static dev.socialconnector.spring.login.SocialLoginConfigurer.socialLogin;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.socialconnector.spring.SocialConnectors;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** An OpenID provider of the application's own, by Spring Authorization Server, whose people sign in with Kakao. */
class AuthorizationServerBoot4Test {
    private static final String CLIENT = "spring.security.oauth2.authorizationserver.client.shop.registration.";
    private static final String BACK = "http://127.0.0.1:1/back";
    private static final String VERIFIER = "a-code-verifier-that-is-long-enough-for-the-standard";
    private static final Pattern ID_TOKEN = Pattern.compile("\"id_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final Browser browser = new Browser();

    @Test
    void aClientGetsATokenForWhoeverSignedInWithKakao() throws Exception {
        try (Host host = Host.start(
                AuthorizationServer.class,
                CLIENT + "client-id=shop",
                CLIENT + "client-secret={noop}secret",
                CLIENT + "client-authentication-methods=client_secret_basic",
                CLIENT + "authorization-grant-types=authorization_code",
                CLIENT + "redirect-uris=" + BACK,
                CLIENT + "scopes=openid")) {
            HttpResponse<String> asked = browser.open(host.address("/oauth2/authorize?response_type=code&client_id=shop"
                    + "&scope=openid&state=abc&nonce=def&code_challenge_method=S256&code_challenge=" + challenge()
                    + "&redirect_uri=" + URLEncoder.encode(BACK, StandardCharsets.UTF_8)));
            assertThat(Browser.next(asked)).hasPath("/login");

            HttpResponse<String> signedIn = host.signIn(browser, "jiu");
            HttpResponse<String> granted = browser.open(Browser.next(signedIn));
            HttpResponse<String> tokens = exchange(host, granted);

            assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
            JWTClaimsSet idToken = idToken(tokens);
            assertThat(idToken.getSubject()).isEqualTo("kakao:3891047281");
            assertThat(idToken.getDateClaim("auth_time").toInstant())
                    .isBetween(Instant.now().minusSeconds(300), Instant.now());
            assertThat(host.bean(SocialConnectors.class).all()).hasSize(1);
        }
    }

    private static HttpResponse<String> exchange(Host host, HttpResponse<String> granted) throws Exception {
        Matcher code = CODE.matcher(Browser.next(granted).toString());
        assertThat(code.find()).as("a code in " + Browser.next(granted)).isTrue();
        String form = "grant_type=authorization_code&code=" + code.group(1) + "&code_verifier=" + VERIFIER
                + "&redirect_uri=" + URLEncoder.encode(BACK, StandardCharsets.UTF_8);
        URI endpoint = host.address("/oauth2/token");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(endpoint)
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString("shop:secret".getBytes(StandardCharsets.UTF_8)))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static JWTClaimsSet idToken(HttpResponse<String> tokens) throws Exception {
        Matcher token = ID_TOKEN.matcher(tokens.body());
        assertThat(token.find()).isTrue();
        return SignedJWT.parse(token.group(1)).getJWTClaimsSet();
    }

    private static String challenge() throws Exception {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class AuthorizationServer {
        @Bean
        @Order(1)
        SecurityFilterChain provider(HttpSecurity http) throws Exception {
            return http.oauth2AuthorizationServer(server -> {
                        http.securityMatcher(server.getEndpointsMatcher());
                        server.oidc(Customizer.withDefaults());
                    })
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
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
}
