package dev.socialconnector.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.google.GoogleEmulator;
import dev.socialconnector.testing.google.GooglePerson;
import dev.socialconnector.testing.line.LineEmulator;
import dev.socialconnector.testing.line.LinePerson;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Other addresses of a provider, for tests and gateways: one rule for all connectors. */
class EndpointsTest {
    private static final AuthorizationOptions OPTIONS =
            AuthorizationOptions.redirectingTo("https://id.example.kr/callback");

    @ParameterizedTest
    @ValueSource(strings = {"apple", "github", "google", "kakao", "line", "microsoft", "naver"})
    void baseStandsForAllServersOfAProvider(String connector) throws Exception {
        Map<String, String> properties = settings(connector);
        properties.put("endpoints.base", "https://gateway.example.kr");

        try (ConfigurableApplicationContext application = start(connector, properties)) {
            AuthorizationRequest begun = connector(application).begin(OPTIONS);

            assertThat(begun.uri()).hasScheme("https").hasHost("gateway.example.kr");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"github site", "google accounts", "kakao kauth", "line access", "microsoft login", "naver nid"})
    void aServerOfItsOwnNameGoesBeforeTheBase(String connectorAndServer) throws Exception {
        String[] names = connectorAndServer.split(" ");
        Map<String, String> properties = settings(names[0]);
        properties.put("endpoints.base", "https://gateway.example.kr");
        properties.put("endpoints." + names[1], "https://pages.example.kr");

        try (ConfigurableApplicationContext application = start(names[0], properties)) {
            assertThat(connector(application).begin(OPTIONS).uri()).hasHost("pages.example.kr");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"apple", "github", "google", "kakao", "line", "microsoft", "naver"})
    void secretsGoToNoUnsafeAddressAndNoNameIsGuessed(String connector) throws Exception {
        Map<String, String> properties = settings(connector);
        properties.put("endpoints.base", "http://elsewhere.example");
        properties.put("endpoints.bass", "https://elsewhere.example");

        Throwable failure = catchThrowable(() -> start(connector, properties).close());

        while (failure != null && !(failure instanceof SocialConnectorConfigurationException)) {
            failure = failure.getCause();
        }
        assertThat(((SocialConnectorConfigurationException) failure).faults())
                .extracting(SocialConnectorFault::toString)
                .containsExactlyInAnyOrder(
                        "social-connector.registrations.it.endpoints.base must be an https address, or an http address on this machine",
                        "social-connector.registrations.it.endpoints.bass is none of "
                                + String.join(", ", Endpoints.names(connector)));
    }

    @Test
    void aSignInWithGoogleIsFinishedAtAnotherAddress() throws Exception {
        try (GoogleEmulator google = GoogleEmulator.start()) {
            Map<String, String> client =
                    Map.of("clientId", GoogleEmulator.CLIENT_ID, "clientSecret", GoogleEmulator.CLIENT_SECRET);

            assertThat(subject("google", client, google.address(), page -> google.approve(page, GooglePerson.JANE)))
                    .isEqualTo(GooglePerson.JANE.subject());
        }
    }

    @Test
    void aSignInWithLineIsFinishedAtAnotherAddress() throws Exception {
        try (LineEmulator line = LineEmulator.start()) {
            Map<String, String> client =
                    Map.of("clientId", LineEmulator.CHANNEL_ID, "clientSecret", LineEmulator.CHANNEL_SECRET);

            assertThat(subject("line", client, line.address(), page -> line.approve(page, LinePerson.SAKURA)))
                    .isEqualTo(LinePerson.SAKURA.subject());
        }
    }

    /** Signs in at another address and returns who that was. */
    private static String subject(
            String connector, Map<String, String> client, URI address, Function<URI, String> approve) throws Exception {
        Map<String, String> properties = settings(connector);
        client.forEach((key, value) -> properties.put("settings." + key, value));
        properties.put("endpoints.base", address.toString());
        properties.put("endpoints.issuer", address.toString());
        try (ConfigurableApplicationContext application = start(connector, properties)) {
            AuthorizationRequest begun = connector(application).begin(OPTIONS);
            AuthorizationCallback callback = AuthorizationCallback.fromQuery(approve.apply(begun.uri()));
            SocialLogin login = connector(application).complete(callback, begun.session());

            return login.profile().subject();
        }
    }

    private static SocialConnector connector(ConfigurableApplicationContext application) {
        return application
                .getBean(SocialConnectors.class)
                .find("it")
                .orElseThrow()
                .connector();
    }

    private static ConfigurableApplicationContext start(String connector, Map<String, String> properties) {
        Map<String, Object> all = new LinkedHashMap<>();
        properties.forEach((name, value) -> all.put("social-connector.registrations.it." + name, value));
        all.put("social-connector.registrations.it.connector", connector);
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(all)
                .run();
    }

    /** What each connector wants at least. */
    private static Map<String, String> settings(String connector) throws Exception {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("settings.clientId", connector.equals("line") ? "1234567890" : "abc");
        if (connector.equals("microsoft")) {
            settings.put("settings.clientId", new UUID(1, 2).toString());
            settings.put("settings.tenant", "common");
        }
        if (connector.equals("apple")) {
            settings.put("settings.clientId", "kr.example.id");
            settings.put("settings.teamId", "ABCDE12345");
            settings.put("settings.keyId", "ABCDE12345");
            settings.put("settings.privateKey", privateKey());
        } else {
            settings.put("settings.clientSecret", "0123456789abcdef0123456789abcdef");
        }
        return settings;
    }

    private static String privateKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
        return List.of(
                        "-----BEGIN PRIVATE KEY-----",
                        Base64.getEncoder().encodeToString(key),
                        "-----END PRIVATE KEY-----")
                .stream()
                .reduce((a, b) -> a + "\n" + b)
                .orElseThrow();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
