package dev.socialconnector.spring.login;

import java.lang.reflect.Method;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** What an application writes in one way with Spring Security 7, and in another with 6. */
final class AuthorizationServers {
    private static final String CONFIGURER_OF_6 =
            "org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers"
                    + ".OAuth2AuthorizationServerConfigurer";

    private static final boolean IS_6 =
            ClassUtils.isPresent(CONFIGURER_OF_6, AuthorizationServers.class.getClassLoader());

    private AuthorizationServers() {}

    static void configure(HttpSecurity http) throws Exception {
        if (IS_6) {
            Security6.configure(http);
        } else {
            http.oauth2AuthorizationServer(server -> {
                http.securityMatcher(server.getEndpointsMatcher());
                server.oidc(Customizer.withDefaults());
            });
        }
    }

    /** Jackson 2 of Spring Security 6 takes the authentication as it is; Jackson 3 of 7 has to be told to. */
    static OAuth2AuthorizationService store(JdbcOperations jdbc, RegisteredClientRepository clients) {
        JdbcOAuth2AuthorizationService store = new JdbcOAuth2AuthorizationService(jdbc, clients);
        if (!IS_6) {
            Security7.allow(store, clients);
        }
        return store;
    }

    /** By name, for these tests are compiled without its classes. */
    private static final class Security6 {
        @SuppressWarnings({"rawtypes", "unchecked"})
        static void configure(HttpSecurity http) throws Exception {
            Class<?> type = Class.forName(CONFIGURER_OF_6);
            AbstractHttpConfigurer configurer = (AbstractHttpConfigurer)
                    type.getMethod("authorizationServer").invoke(null);
            Method matcher = type.getMethod("getEndpointsMatcher");
            http.securityMatcher((RequestMatcher) matcher.invoke(configurer));
            http.with(configurer, Customizer.withDefaults());
            type.getMethod("oidc", Customizer.class).invoke(configurer, Customizer.withDefaults());
        }
    }

    /** Loaded only where its classes are. */
    private static final class Security7 {
        static void allow(JdbcOAuth2AuthorizationService store, RegisteredClientRepository clients) {
            JsonMapper mapper = JsonMapper.builder()
                    .addModules(SecurityJacksonModules.getModules(
                            AuthorizationServers.class.getClassLoader(),
                            BasicPolymorphicTypeValidator.builder().allowIfSubType(SocialAuthentication.class)))
                    .build();
            store.setAuthorizationRowMapper(
                    new JdbcOAuth2AuthorizationService.JsonMapperOAuth2AuthorizationRowMapper(clients, mapper));
            store.setAuthorizationParametersMapper(
                    new JdbcOAuth2AuthorizationService.JsonMapperOAuth2AuthorizationParametersMapper(mapper));
        }
    }
}
