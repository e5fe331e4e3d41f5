package load;

import static dev.socialconnector.spring.login.SocialLoginConfigurer.socialLogin;

import dev.socialconnector.spring.login.SocialUserService;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** An application in a process of its own: with the starter, with Spring Security's {@code oauth2Login}, or with the least there is. */
final class LoadedHost {
    static final String READY = "ready at port ";

    private static final String ADDRESS = "social-connector.registrations.kakao.endpoints.base";
    private static final String SETTINGS = "social-connector.registrations.kakao.settings.";

    /** What each of them is called, where it begins and where it comes back. */
    enum Kind {
        STARTER(WithStarter.class, "/login/social/kakao", "/login/social/kakao/callback"),
        OAUTH2_LOGIN(WithOAuth2Login.class, "/oauth2/authorization/kakao", "/login/oauth2/code/kakao"),
        HAND_WRITTEN(WithHandWrittenLogin.class, HandWrittenLogin.BEGIN, HandWrittenLogin.CALLBACK);

        final Class<?> application;
        final String begin;
        final String callback;

        Kind(Class<?> application, String begin, String callback) {
            this.application = application;
            this.begin = begin;
            this.callback = callback;
        }
    }

    private LoadedHost() {}

    /** Takes the kind, and the properties of all. */
    public static void main(String[] args) {
        ConfigurableApplicationContext host = new SpringApplicationBuilder(Kind.valueOf(args[0]).application).run(args);
        System.out.println(READY + host.getEnvironment().getProperty("local.server.port"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithStarter {
        @Bean
        SecurityFilterChain security(HttpSecurity http) throws Exception {
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
    static class WithOAuth2Login {
        @Bean
        SecurityFilterChain security(HttpSecurity http, Environment environment) throws Exception {
            String kakao = environment.getRequiredProperty(ADDRESS);
            ClientRegistration registration = ClientRegistration.withRegistrationId("kakao")
                    .clientId(environment.getRequiredProperty(SETTINGS + "clientId"))
                    .clientSecret(environment.getRequiredProperty(SETTINGS + "clientSecret"))
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                    .authorizationUri(kakao + "/oauth/authorize")
                    .tokenUri(kakao + "/oauth/token")
                    .userInfoUri(kakao + "/v2/user/me")
                    .userNameAttributeName("id")
                    .providerConfigurationMetadata(Map.of())
                    .build();
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .oauth2Login(login ->
                            login.clientRegistrationRepository(new InMemoryClientRegistrationRepository(registration)))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithHandWrittenLogin {
        @Bean
        SecurityFilterChain security(HttpSecurity http, Environment environment) throws Exception {
            HandWrittenLogin login = new HandWrittenLogin(
                    environment.getRequiredProperty(SETTINGS + "clientId"),
                    environment.getRequiredProperty(SETTINGS + "clientSecret"),
                    environment.getRequiredProperty(ADDRESS));
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .addFilterBefore(login, UsernamePasswordAuthenticationFilter.class)
                    .build();
        }
    }
}
