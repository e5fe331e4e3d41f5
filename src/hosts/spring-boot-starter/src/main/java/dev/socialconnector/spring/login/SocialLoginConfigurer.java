package dev.socialconnector.spring.login;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.spring.SocialConnectorConfigurationException;
import dev.socialconnector.spring.SocialConnectorFault;
import dev.socialconnector.spring.SocialConnectorProperties;
import dev.socialconnector.spring.SocialConnectors;
import io.micrometer.observation.ObservationRegistry;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.authentication.ui.DefaultLoginPageGeneratingFilter;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Signs people in with the registered connectors.
 *
 * <pre>{@code
 * @Bean
 * SecurityFilterChain security(HttpSecurity http) throws Exception {
 *     return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
 *             .with(socialLogin(), withDefaults())
 *             .build();
 * }
 * }</pre>
 *
 * <p>A sign-in begins at {@code GET /login/social/{registrationId}} and comes back to {@code /login/social/{registrationId}/callback},
 * by redirect or by a form. That form is the only exception from the protection against forged requests: it has the sign-in's state.
 */
public final class SocialLoginConfigurer extends AbstractHttpConfigurer<SocialLoginConfigurer, HttpSecurity> {
    private static final String DEFAULT_LOGIN_PAGE = "/login";

    private final Map<Reason, String> failurePages = new EnumMap<>(Reason.class);
    private SocialLoginOptions options = (standard, registrationId, request) -> standard;
    private @Nullable String loginPage;
    private @Nullable SocialUserService users;
    private @Nullable AuthenticationSuccessHandler successHandler;
    private @Nullable AuthenticationFailureHandler failureHandler;
    private String defaultSuccessUrl = "/";

    private SocialLoginConfigurer() {}

    /** Starts with the default settings, for {@code http.with(socialLogin(), ...)}. */
    public static SocialLoginConfigurer socialLogin() {
        return new SocialLoginConfigurer();
    }

    /** Uses a login page of the application's own, which everybody must be allowed to see; see {@link SocialLoginButtons}. */
    public SocialLoginConfigurer loginPage(String path) {
        this.loginPage = Objects.requireNonNull(path, "path");
        return this;
    }

    /** Finds accounts by this, in place of the bean. */
    public SocialLoginConfigurer userService(SocialUserService users) {
        this.users = Objects.requireNonNull(users, "users");
        return this;
    }

    /** Chooses what each sign-in asks of the provider. */
    public SocialLoginConfigurer options(SocialLoginOptions options) {
        this.options = Objects.requireNonNull(options, "options");
        return this;
    }

    /** Sends people here who did not want to go anywhere in particular; {@code /} by default. */
    public SocialLoginConfigurer defaultSuccessUrl(String path) {
        this.defaultSuccessUrl = Objects.requireNonNull(path, "path");
        return this;
    }

    /** Has this done after a sign-in, in place of going to where the person wanted to go. */
    public SocialLoginConfigurer successHandler(AuthenticationSuccessHandler successHandler) {
        this.successHandler = Objects.requireNonNull(successHandler, "successHandler");
        return this;
    }

    /** Sends people here whose sign-in failed for this reason, in place of the login page; everybody must be allowed to see it. */
    public SocialLoginConfigurer failurePage(Reason reason, String path) {
        failurePages.put(Objects.requireNonNull(reason, "reason"), Objects.requireNonNull(path, "path"));
        return this;
    }

    /** Has this done after a sign-in that failed, in place of {@link SocialLoginFailureHandler}. */
    public SocialLoginConfigurer failureHandler(AuthenticationFailureHandler failureHandler) {
        this.failureHandler = Objects.requireNonNull(failureHandler, "failureHandler");
        return this;
    }

    @Override
    @SuppressWarnings("unchecked") // configurers are asked for by their raw types
    public void init(HttpSecurity http) {
        SignInAddresses addresses = bean(http, SignInAddresses.class);
        CsrfConfigurer<HttpSecurity> csrf = http.getConfigurer(CsrfConfigurer.class);
        if (csrf != null) {
            csrf.ignoringRequestMatchers(addresses.comesBackByForm());
        }
        ExceptionHandlingConfigurer<HttpSecurity> exceptions = http.getConfigurer(ExceptionHandlingConfigurer.class);
        if (exceptions != null) {
            exceptions.defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint(loginPage()), new PageRequestMatcher());
        }
        http.authenticationProvider(postProcess(new SocialAuthenticationProvider(
                users == null ? bean(http, SocialUserService.class) : users,
                bean(http, ConnectorContext.class).clock(),
                bean(http, SocialConnectorProperties.class).keepTokens(),
                new SignInObservation(
                        optionalBean(http, ObservationRegistry.class).orElse(ObservationRegistry.NOOP)))));
    }

    @Override
    public void configure(HttpSecurity http) {
        SocialConnectors connectors = bean(http, SocialConnectors.class);
        if (connectors.all().isEmpty()) {
            throw new SocialConnectorConfigurationException(
                    List.of(new SocialConnectorFault("social-connector.registrations", "must have one at least")));
        }
        SignInAddresses addresses = bean(http, SignInAddresses.class);
        SignInStorage storage = bean(http, SignInStorage.class);
        PendingLink pending = new PendingLink(bean(http, ConnectorContext.class).clock());
        AuthenticationFailureHandler failures = failures();
        SocialCallbackFilter callbacks = new SocialCallbackFilter(
                connectors, addresses, storage, http.getSharedObject(AuthenticationManager.class));
        callbacks.setAuthenticationSuccessHandler(successes(http));
        Optional<SocialAccountLinker> linker = optionalBean(http, SocialAccountLinker.class);
        callbacks.setAuthenticationFailureHandler(
                new LinkAwareFailureHandler(pending, linker.isPresent(), requestCache(http), addresses, failures));
        callbacks.setSecurityContextHolderStrategy(getSecurityContextHolderStrategy());
        callbacks.setSecurityContextRepository(repository(http));
        SessionAuthenticationStrategy sessions = http.getSharedObject(SessionAuthenticationStrategy.class);
        if (sessions != null) {
            callbacks.setSessionAuthenticationStrategy(sessions);
        }
        addBeforeForms(http, new SocialRedirectFilter(connectors, addresses, storage, options, failures));
        addBeforeForms(http, callbacks);
        linker.ifPresent(present -> addBeforeForms(
                http,
                new SocialLinkPage(
                        addresses.asksForLink(),
                        pending,
                        connectors,
                        present,
                        getSecurityContextHolderStrategy(),
                        defaultSuccessUrl)));
        DefaultLoginPageGeneratingFilter springsPage = http.getSharedObject(DefaultLoginPageGeneratingFilter.class);
        if (loginPage == null && springsPage != null && springsPage.isEnabled()) {
            addLinks(http, springsPage, connectors, addresses);
        } else if (loginPage == null) {
            addBeforeForms(http, new SocialLoginPage(loginPage(), bean(http, SocialLoginButtons.class)));
        }
    }

    private void addBeforeForms(HttpSecurity http, jakarta.servlet.Filter filter) {
        http.addFilterBefore(postProcess(filter), UsernamePasswordAuthenticationFilter.class);
    }

    /** Spring Security's own login page has a form for passwords and a list of links, unless {@code oauth2Login} fills that. */
    @SuppressWarnings("unchecked") // configurers are asked for by their raw types
    private static void addLinks(
            HttpSecurity http,
            DefaultLoginPageGeneratingFilter springsPage,
            SocialConnectors connectors,
            SignInAddresses addresses) {
        if (http.getConfigurer(OAuth2LoginConfigurer.class) == null) {
            Map<String, String> names = new LinkedHashMap<>();
            connectors
                    .all()
                    .forEach(registration -> names.put(
                            addresses.beginning("", registration.id()),
                            registration.name().english()));
            springsPage.setOauth2LoginEnabled(true);
            springsPage.setOauth2AuthenticationUrlToClientName(names);
        }
    }

    private AuthenticationSuccessHandler successes(HttpSecurity http) {
        if (successHandler != null) {
            return successHandler;
        }
        SavedRequestAwareAuthenticationSuccessHandler toWhereTheyWanted =
                new SavedRequestAwareAuthenticationSuccessHandler();
        toWhereTheyWanted.setDefaultTargetUrl(defaultSuccessUrl);
        toWhereTheyWanted.setRequestCache(requestCache(http));
        return toWhereTheyWanted;
    }

    private AuthenticationFailureHandler failures() {
        return failureHandler == null ? new SocialLoginFailureHandler(loginPage(), failurePages) : failureHandler;
    }

    private String loginPage() {
        return Objects.requireNonNullElse(loginPage, DEFAULT_LOGIN_PAGE);
    }

    private static SecurityContextRepository repository(HttpSecurity http) {
        SecurityContextRepository shared = http.getSharedObject(SecurityContextRepository.class);
        return shared == null
                ? new DelegatingSecurityContextRepository(
                        new HttpSessionSecurityContextRepository(), new RequestAttributeSecurityContextRepository())
                : shared;
    }

    private static RequestCache requestCache(HttpSecurity http) {
        RequestCache shared = http.getSharedObject(RequestCache.class);
        return shared == null ? new HttpSessionRequestCache() : shared;
    }

    private static <T> Optional<T> optionalBean(HttpSecurity http, Class<T> type) {
        return Optional.ofNullable(http.getSharedObject(ApplicationContext.class)
                .getBeanProvider(type)
                .getIfAvailable());
    }

    private static <T> T bean(HttpSecurity http, Class<T> type) {
        return http.getSharedObject(ApplicationContext.class).getBean(type);
    }
}
