package dev.socialconnector.demo;

import dev.socialconnector.ConnectorConfig;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.ConnectorMetadata;
import dev.socialconnector.Connectors;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.kakao.KakaoConfig;
import dev.socialconnector.kakao.KakaoConnector;
import dev.socialconnector.kakao.KakaoEndpoints;
import dev.socialconnector.testing.KakaoEmulator;
import java.net.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The Kakao that the demo signs people in at: the real one, or an emulated one that lives and ends with this object. */
final class DemoKakao implements AutoCloseable {
    /**
     * Tells of each port and of each connection that a browser opens in advance. Held here, as java.util.logging forgets loggers
     * that nobody holds.
     */
    private static final Logger EMULATOR_LOG = Logger.getLogger("mockwebserver3.MockWebServer");

    private final SocialConnector connector;
    private final OkHttpClient http;
    private final Optional<KakaoEmulator> emulator;

    private DemoKakao(SocialConnector connector, OkHttpClient http, Optional<KakaoEmulator> emulator) {
        this.connector = connector;
        this.http = http;
        this.emulator = emulator;
    }

    /**
     * Chooses the real Kakao if the environment has a {@code KAKAO_CLIENT_ID}, or else an emulated one.
     *
     * @throws ConnectorException if the settings in the environment are faulty
     */
    static DemoKakao of(Map<String, String> environment) {
        String clientId = environment.getOrDefault("KAKAO_CLIENT_ID", "");
        return clientId.isBlank() ? emulated() : real(clientId, environment.get("KAKAO_CLIENT_SECRET"));
    }

    /** As a host does it that reads its settings from a form: any installed connector is made this way. */
    static DemoKakao real(String clientId, @Nullable String clientSecret) {
        Map<String, @Nullable Object> settings = new HashMap<>();
        settings.put("clientId", clientId);
        settings.put("clientSecret", clientSecret);

        OkHttpClient http = new OkHttpClient();
        SocialConnector connector = factory().create(ConnectorConfig.of(settings), ConnectorContext.using(http));
        return new DemoKakao(connector, http, Optional.empty());
    }

    /** As a host does it in its own tests: in code, with addresses that no form can set. */
    static DemoKakao emulated() {
        EMULATOR_LOG.setLevel(Level.SEVERE);
        KakaoEmulator emulator = KakaoEmulator.start();
        KakaoConfig config = KakaoConfig.of(emulator.app().clientId())
                .withClientSecret(emulator.app().clientSecret())
                .withEndpoints(KakaoEndpoints.at(emulator.address()).withIssuer(emulator.issuer()));

        OkHttpClient http = new OkHttpClient.Builder().proxy(Proxy.NO_PROXY).build();
        SocialConnector connector = new KakaoConnector(config, ConnectorContext.using(http));
        return new DemoKakao(connector, http, Optional.of(emulator));
    }

    SocialConnector connector() {
        return connector;
    }

    /** Returns the connector's name and symbol, for the button. */
    ConnectorMetadata metadata() {
        return factory().metadata();
    }

    boolean isEmulated() {
        return emulator.isPresent();
    }

    Optional<KakaoEmulator> emulator() {
        return emulator;
    }

    /** Registers the callback at the emulator; at the real Kakao, a person does this in the console. */
    void registerRedirectUri(String redirectUri) {
        emulator.ifPresent(kakao -> kakao.app().redirectUri(redirectUri));
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        emulator.ifPresent(KakaoEmulator::close);
    }

    private static ConnectorFactory factory() {
        return Connectors.load().find("kakao").orElseThrow();
    }
}
