package dev.socialconnector.keycloak.real;

import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.openid.OpenIdProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Keycloak, Kakao and another OpenID Connect provider, each started once for all tests. */
final class Stage implements AutoCloseable {
    /** What the partner, who knows one person only, tells of that person. */
    static final Map<String, Object> PARTNERS_PERSON =
            Map.of("name", "Jane Doe", "email", "janedoe@example.com", "email_verified", true);

    final KakaoEmulator kakao = KakaoEmulator.start();
    final OpenIdProvider partner = OpenIdProvider.start();
    final RunningKeycloak keycloak;

    private Stage() {
        int port = RunningKeycloak.freePort();
        String endpoints = RunningKeycloak.address(port) + "/realms/shop/broker/";
        kakao.app().redirectUri(endpoints + "kakao/endpoint", endpoints + "broken/endpoint");
        String realm = template()
                .replace("@kakao.clientId@", kakao.app().clientId())
                .replace("@kakao.clientSecret@", kakao.app().clientSecret())
                .replace("@kakao.adminKey@", kakao.adminKey())
                .replace("@kakao.applicationId@", Long.toString(KakaoEmulator.APP_ID))
                .replace("@apple.privateKey@", privateKey())
                .replace("@partner.issuer@", partner.issuer())
                .replace("@partner.clientId@", partner.clientId())
                .replace("@partner.clientSecret@", partner.clientSecret());
        this.keycloak = RunningKeycloak.start(
                port,
                realm,
                "--spi-social--social-connector-kakao--kauth=" + kakao.address(),
                "--spi-social--social-connector-kakao--kapi=" + kakao.address());
    }

    @Override
    public void close() {
        keycloak.close();
        kakao.close();
        partner.close();
    }

    private static String template() {
        try (InputStream stream = Stage.class.getResourceAsStream("/realm.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a key as the admin console's field has it: in one line. */
    private static String privateKey() {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(256);
            byte[] key = pairs.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----" + Base64.getEncoder().encodeToString(key)
                    + "-----END PRIVATE KEY-----";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives tests the stage; it is cleared away after the last of them. */
    static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(Stage.class))
                    .computeIfAbsent(Stage.class, key -> new Stage(), Stage.class);
        }
    }
}
