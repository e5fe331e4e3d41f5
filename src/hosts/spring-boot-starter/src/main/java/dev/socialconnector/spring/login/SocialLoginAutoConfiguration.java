package dev.socialconnector.spring.login;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ReplayMemory;
import dev.socialconnector.spring.SocialConnectorAutoConfiguration;
import dev.socialconnector.spring.SocialConnectorConfiguration;
import dev.socialconnector.spring.SocialConnectorProperties.Storage;
import dev.socialconnector.spring.SocialConnectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Provides what {@link SocialLoginConfigurer} needs, in servlet applications with Spring Security. */
@AutoConfiguration(
        after = SocialConnectorAutoConfiguration.class,
        beforeName = {
            SocialLoginAutoConfiguration.SECURITY_OF_BOOT_3,
            SocialLoginAutoConfiguration.SECURITY_OF_BOOT_4,
            SocialLoginAutoConfiguration.USERS_OF_BOOT_3,
            SocialLoginAutoConfiguration.USERS_OF_BOOT_4
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(HttpSecurity.class)
public class SocialLoginAutoConfiguration {
    /** What would make the default filter chain, with a form for passwords. */
    static final String SECURITY_OF_BOOT_3 =
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration";

    static final String SECURITY_OF_BOOT_4 =
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration";

    /** What would make a user with a password that is printed at start. */
    static final String USERS_OF_BOOT_3 =
            "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration";

    static final String USERS_OF_BOOT_4 =
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration";

    @Bean
    SignInAddresses socialSignInAddresses(SocialConnectorConfiguration configuration) {
        return new SignInAddresses(configuration.properties().path(), configuration.baseUrl());
    }

    @Bean
    SocialLoginButtons socialLoginButtons(SocialConnectors connectors, SignInAddresses addresses) {
        return new SocialLoginButtons(connectors, addresses);
    }

    @Bean
    @ConditionalOnMissingBean
    SignInStorage socialSignInStorage(
            SocialConnectorConfiguration configuration,
            ConnectorContext context,
            SignInAddresses addresses,
            ObjectProvider<ReplayMemory> replayMemory) {
        if (configuration.properties().signInStorage() == Storage.HTTP_SESSION) {
            return new HttpSessionSignInStorage();
        }
        ReplayMemory shared = replayMemory.getIfUnique();
        return new SealedCookieSignInStorage(
                SealedSignIns.of(context, configuration),
                context,
                new SignInCookies(addresses),
                shared == null ? memoryOfItsOwn(context) : shared);
    }

    /** The filter chain of an application that has none: everything needs a sign-in. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    @ConditionalOnBean(SocialUserService.class)
    @ConditionalOnMissingBean(SecurityFilterChain.class)
    SecurityFilterChain socialLoginFilterChain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .with(SocialLoginConfigurer.socialLogin(), Customizer.withDefaults())
                .build();
    }

    /** Nobody has a password in an application that says nothing of passwords. */
    @Bean
    @ConditionalOnBean(SocialUserService.class)
    @ConditionalOnMissingBean({UserDetailsService.class, AuthenticationManager.class, AuthenticationProvider.class})
    UserDetailsService noUsersWithPassword() {
        return new InMemoryUserDetailsManager();
    }

    /** Many sign-ins must not push security events out of the memory of those. */
    private static ReplayMemory memoryOfItsOwn(ConnectorContext context) {
        return ConnectorContext.using(context.http()).replayMemory();
    }
}
