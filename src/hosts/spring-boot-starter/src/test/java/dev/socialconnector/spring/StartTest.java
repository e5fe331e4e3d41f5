package dev.socialconnector.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorListener;
import dev.socialconnector.ReplayMemory;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.capability.TokenRefresh;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class StartTest {
    /** What would make a connection, in both of Boot's generations. */
    private static final String WITHOUT_REDIS =
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration,"
                    + "org.springframework.boot.autoconfigure.data.redis.RedisAutoConfiguration";

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void eachRegistrationBecomesAConnector() {
        try (ConfigurableApplicationContext application = start(
                "social-connector.registrations.kakao.settings.clientId=abc",
                "social-connector.registrations.partner.connector=oidc",
                "social-connector.registrations.partner.settings.issuer=https://down.invalid",
                "social-connector.registrations.partner.settings.clientId=abc",
                "social-connector.registrations.partner.settings.clientSecret=hidden")) {
            SocialConnectors connectors = application.getBean(SocialConnectors.class);

            assertThat(connectors.all())
                    .extracting(SocialRegistration::id)
                    .containsExactlyInAnyOrder("kakao", "partner");
            assertThat(connectors.all())
                    .extracting(SocialRegistration::target)
                    .as("accounts of two OpenID providers are never filed under one name by accident")
                    .containsExactlyInAnyOrder("kakao", "partner");
            assertThat(connectors.all().toString()
                            + connectors
                            + application.getBean(SocialConnectorProperties.class)
                            + application
                                    .getBean(SocialConnectorProperties.class)
                                    .registrations())
                    .doesNotContain("abc", "hidden");
        }
    }

    @Test
    void settingsMayBeWrittenAsPropertySourcesWriteThem() {
        for (String name : List.of("clientId", "client-id", "client_id", "CLIENTID")) {
            try (ConfigurableApplicationContext application =
                    start("social-connector.registrations.kakao.settings." + name + "=abc")) {
                assertThat(application.getBean(SocialConnectors.class).all()).hasSize(1);
            }
        }
    }

    @Test
    void theSourceWithPrecedenceWinsHoweverItWritesTheName() {
        Throwable failure = catchThrowable(() -> new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of("social-connector.registrations.kakao.settings.clientId", "fromTheDefaults"))
                .run("--social-connector.registrations.kakao.settings.client-id=not valid")
                .close());

        assertThat(faultsOf(failure))
                .containsExactly(
                        "social-connector.registrations.kakao.settings.client-id must be letters and digits only");
    }

    @Test
    void allFaultsAreToldAtOnceByPropertyNameAndWithoutValues() {
        Printed printed = startFailing(
                "social-connector.base-url=not-an-address",
                "social-connector.path=no-slash",
                "social-connector.webhook-path=/with/slash/",
                "social-connector.sign-in-timeout=0s",
                "social-connector.sealing-keys=c2hvcnRrZXk=",
                "social-connector.registrations.kakao.settings.clientSecret=top secret value",
                "social-connector.registrations.kakao.settings.colour=blue",
                "social-connector.registrations.kakao.endpoints.base=http://elsewhere.example",
                "social-connector.registrations.kakao.endpoints.kapo=https://elsewhere.example",
                "social-connector.registrations.other.connector=facebok",
                "social-connector.registrations.partner.connector=oidc",
                "social-connector.registrations.partner.endpoints.base=https://elsewhere.example");

        assertThat(faultsOf(printed.failure()))
                .containsExactlyInAnyOrder(
                        "social-connector.base-url must be an absolute https or http address without query and fragment",
                        "social-connector.path must be like /login/social: letters, digits and hyphens between slashes, and none at the end",
                        "social-connector.webhook-path must be like /webhooks/social: letters, digits and hyphens between slashes, and none at the end",
                        "social-connector.sign-in-timeout must be positive",
                        "social-connector.sealing-keys[0] must be 32 random bytes in base64: openssl rand -base64 32",
                        "social-connector.registrations.kakao.settings.clientId is required",
                        "social-connector.registrations.kakao.settings.clientSecret must be visible ASCII characters without spaces",
                        "social-connector.registrations.kakao.settings.colour is not a setting of this connector",
                        "social-connector.registrations.kakao.endpoints.base must be an https address, or an http address on this machine",
                        "social-connector.registrations.kakao.endpoints.kapo is none of base, issuer, kauth, kapi",
                        "social-connector.registrations.other.connector must be the id of an installed connector: apple, github, google, kakao, line, microsoft, naver, oidc",
                        "social-connector.registrations.partner.settings.issuer is required",
                        "social-connector.registrations.partner.settings.clientId is required",
                        "social-connector.registrations.partner.endpoints.base cannot be set: this connector takes no addresses");
        assertThat(printed.output())
                .contains("APPLICATION FAILED TO START", "- social-connector.base-url must be")
                .doesNotContain("top secret value", "c2hvcnRrZXk", "not-an-address");
    }

    @Test
    void sealedCookiesNeedAKey() {
        assertThat(faultsOf(startFailing("social-connector.sign-in-storage=sealed-cookie")
                        .failure()))
                .singleElement()
                .asString()
                .startsWith("social-connector.sealing-keys must have a key");

        start("social-connector.sign-in-storage=sealed-cookie", "social-connector.sealing-keys=" + KEY)
                .close();
    }

    @Test
    void redisNeedsAKeyAndAConnection() {
        assertThat(faultsOf(
                        startFailing("social-connector.sign-in-storage=redis").failure()))
                .singleElement()
                .asString()
                .startsWith("social-connector.sealing-keys must have a key");

        Printed printed = startFailing(
                WebApplicationType.SERVLET,
                "server.port=0",
                "social-connector.sign-in-storage=redis",
                "social-connector.sealing-keys=" + KEY,
                "spring.autoconfigure.exclude=" + WITHOUT_REDIS);
        assertThat(faultsOf(printed.failure()))
                .containsExactly("social-connector.sign-in-storage is redis, so there must be a RedisConnectionFactory"
                        + " bean: one, or a primary one");
    }

    @Test
    void abilitiesAreBeansByTheirRegistration() {
        try (ConfigurableApplicationContext application = start(
                "social-connector.registrations.kakao.settings.clientId=abc",
                "social-connector.registrations.other.connector=kakao",
                "social-connector.registrations.other.settings.clientId=def",
                "social-connector.registrations.other.settings.adminKey=key")) {
            assertThat(ability(application, "kakao")).isNotNull().isNotSameAs(ability(application, "other"));
            assertThat(application.getBean(SocialConnectors.class).capability("kakao", TokenRefresh.class))
                    .isPresent();
            assertThat(application.getBeanProvider(NativeSignIn.class).stream())
                    .as("nobody has settings for native apps")
                    .isEmpty();
        }
    }

    @Test
    void aMisspeltPropertyEndsTheStart() {
        assertThat(startFailing("social-connector.bass-url=https://id.example").output())
                .contains("social-connector.bass-url");
    }

    @Test
    void faultsEndTheStartOfALazyApplicationToo() {
        assertThat(startFailing(
                                "spring.main.lazy-initialization=true",
                                "social-connector.registrations.nobody.connector=")
                        .output())
                .contains("social-connector.registrations.nobody.connector must be");
    }

    @Test
    void whatTheApplicationLendsIsUsed() {
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class, Lender.class)
                .web(WebApplicationType.NONE)
                .run("--social-connector.sign-in-timeout=3s", "--social-connector.session-lifetime=5m")) {
            ConnectorContext context = application.getBean(ConnectorContext.class);

            assertThat(context.http()).isSameAs(application.getBean(OkHttpClient.class));
            assertThat(context.clock()).isSameAs(application.getBean(Clock.class));
            assertThat(context.replayMemory()).isSameAs(application.getBean(ReplayMemory.class));
            assertThat(context.signInTimeout()).isEqualTo(Duration.ofSeconds(3));
            assertThat(context.sessionLifetime()).isEqualTo(Duration.ofMinutes(5));
            context.listener()
                    .signInFinished(new ConnectorListener.SignInOutcome(
                            "kakao", java.util.Optional.empty(), java.util.Optional.empty(), Duration.ZERO));
            assertThat(application.getBean(Lender.class).heard).containsExactly("second");
        }
    }

    private static TokenRefresh ability(ConfigurableApplicationContext application, String registration) {
        return BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                application.getBeanFactory(), TokenRefresh.class, registration);
    }

    private static ConfigurableApplicationContext start(String... properties) {
        return start(WebApplicationType.NONE, properties);
    }

    private static ConfigurableApplicationContext start(WebApplicationType type, String... properties) {
        return new SpringApplicationBuilder(Application.class)
                .web(type)
                .run(Stream.of(properties).map(property -> "--" + property).toArray(String[]::new));
    }

    private static Printed startFailing(String... properties) {
        return startFailing(WebApplicationType.NONE, properties);
    }

    private static Printed startFailing(WebApplicationType type, String... properties) {
        PrintStream before = System.out;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            Throwable failure = catchThrowable(() -> start(type, properties).close());
            return new Printed(failure, output.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    private static List<String> faultsOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocialConnectorConfigurationException configuration) {
                return configuration.faults().stream()
                        .map(SocialConnectorFault::toString)
                        .toList();
            }
        }
        throw new AssertionError("no fault of the configuration", failure);
    }

    private record Printed(Throwable failure, String output) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Configuration(proxyBeanMethods = false)
    static class Lender {
        final List<String> heard = new ArrayList<>();

        @Bean
        OkHttpClient okHttp() {
            return new OkHttpClient();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        }

        @Bean
        ReplayMemory replayMemory() {
            return (identifier, until) -> true;
        }

        @Bean
        ConnectorListener broken() {
            return new ConnectorListener() {
                @Override
                public void signInFinished(SignInOutcome outcome) {
                    Thread.currentThread().setUncaughtExceptionHandler((thread, expected) -> {});
                    throw new IllegalStateException("a listener that throws");
                }
            };
        }

        @Bean
        ConnectorListener second() {
            return new ConnectorListener() {
                @Override
                public void signInFinished(SignInOutcome outcome) {
                    heard.add("second");
                }
            };
        }
    }
}
