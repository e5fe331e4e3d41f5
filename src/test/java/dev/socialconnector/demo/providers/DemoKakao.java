package dev.socialconnector.demo.providers;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.Connectors;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.kakao.KakaoConnector;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import dev.socialconnector.kakao.settings.KakaoForm;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;

/**
 * The Kakao that the demo signs people in at, with the settings of the moment: the real one, an emulated one that lives and ends
 * with this object, or one that another process emulates.
 */
public final class DemoKakao implements AutoCloseable {
    /**
     * Tells of each port and of each connection that a browser opens in advance. Held here, as java.util.logging forgets loggers
     * that nobody holds.
     */
    private static final Logger EMULATOR_LOG = Logger.getLogger("mockwebserver3.MockWebServer");

    private static final ConnectorFactory FACTORY =
            Connectors.load().find("kakao").orElseThrow();

    /** Environment variables, and the settings that they are. */
    private static final Map<String, String> VARIABLES = Map.of(
            "KAKAO_CLIENT_ID", "clientId",
            "KAKAO_CLIENT_SECRET", "clientSecret",
            "KAKAO_APPLICATION_ID", "applicationId",
            "KAKAO_ADMIN_KEY", "adminKey");

    /** Always the same, so that another process can meet the Kakao that this one emulates. They protect made-up people. */
    public static final String EMULATED_CLIENT_ID = "decafbaddecafbaddecafbaddecafbad";

    public static final String EMULATED_CLIENT_SECRET = "a-secret-that-everybody-may-know";

    /** A connector and what it was made from. */
    private record Present(ConnectorConfig settings, SocialConnector connector) {}

    private final OkHttpClient http;
    private final ConnectorContext context;
    private final boolean isEmulated;
    private final Optional<KakaoEmulator> emulator;
    private final Function<ConnectorConfig, SocialConnector> maker;
    private volatile Present present;

    private DemoKakao(
            ConnectorConfig settings,
            OkHttpClient http,
            boolean isEmulated,
            Optional<KakaoEmulator> emulator,
            BiFunction<ConnectorConfig, ConnectorContext, SocialConnector> maker) {
        this.http = http;
        this.context = ConnectorContext.using(http);
        this.isEmulated = isEmulated;
        this.emulator = emulator;
        this.maker = config -> maker.apply(config, context);
        this.present = new Present(settings, this.maker.apply(settings));
    }

    /**
     * Chooses the real Kakao if the environment has a {@code KAKAO_CLIENT_ID}, or else an emulated one.
     *
     * @throws ConnectorException if the settings in the environment are faulty
     */
    public static DemoKakao of(Map<String, String> environment) {
        return environment.getOrDefault("KAKAO_CLIENT_ID", "").isBlank() ? emulated() : real(environment);
    }

    /** As a host does it that reads its settings from a form: any installed connector is made this way. */
    public static DemoKakao real(Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>();
        VARIABLES.forEach((variable, key) -> settings.put(key, environment.getOrDefault(variable, "")));

        OkHttpClient http = new OkHttpClient();
        return new DemoKakao(ConnectorConfig.of(settings), http, false, Optional.empty(), FACTORY::create);
    }

    /** As a host does it in its own tests: with addresses that no form can set. */
    public static DemoKakao emulated() {
        return emulated(0);
    }

    /**
     * Emulates Kakao at this port, for other processes to meet it too.
     *
     * @throws UncheckedIOException if the port cannot be used
     */
    public static DemoKakao emulated(int port) {
        EMULATOR_LOG.setLevel(Level.SEVERE);
        KakaoEmulator emulator = KakaoEmulator.builder()
                .port(port)
                .clientId(EMULATED_CLIENT_ID)
                .clientSecret(EMULATED_CLIENT_SECRET)
                .start();
        emulator.app().serviceTerm("terms-of-use", true).serviceTerm("newsletter", false);
        Map<String, String> settings = Map.of(
                "clientId", emulator.app().clientId(),
                "clientSecret", emulator.app().clientSecret(),
                "applicationId", Long.toString(KakaoEmulator.APP_ID),
                "adminKey", emulator.adminKey());

        return meeting(emulator.endpoints(), settings, Optional.of(emulator));
    }

    /** Meets the Kakao that another process emulates. That one's admin key is random, and so not known here. */
    public static DemoKakao emulatedAt(URI address) {
        Map<String, String> settings = Map.of(
                "clientId", EMULATED_CLIENT_ID,
                "clientSecret", EMULATED_CLIENT_SECRET,
                "applicationId", Long.toString(KakaoEmulator.APP_ID));
        return meeting(KakaoEndpoints.at(address).withIssuer(KakaoEmulator.ISSUER), settings, Optional.empty());
    }

    private static DemoKakao meeting(
            KakaoEndpoints endpoints, Map<String, String> settings, Optional<KakaoEmulator> emulator) {
        return new DemoKakao(
                ConnectorConfig.of(settings),
                new OkHttpClient.Builder().proxy(Proxy.NO_PROXY).build(),
                true,
                emulator,
                (config, context) -> new KakaoConnector(KakaoForm.read(config).withEndpoints(endpoints), context));
    }

    /** Returns what this host lends to everything of the library. */
    public ConnectorContext context() {
        return context;
    }

    /** Returns the connector of the moment; ask each time, an administrator may change the settings. */
    public SocialConnector connector() {
        return present.connector();
    }

    public ConnectorConfig settings() {
        return present.settings();
    }

    public boolean hasAdminKey() {
        return settings().text("adminKey").isPresent();
    }

    /**
     * Makes a connector from other settings, to try them.
     *
     * @throws ConnectorException if they are faulty
     */
    public SocialConnector tryOut(ConnectorConfig settings) {
        return maker.apply(settings);
    }

    /**
     * Takes other settings from now on. Sign-ins under way go on if the client id stays.
     *
     * @throws ConnectorException if they are faulty; then the old ones stay
     */
    public void configure(ConnectorConfig settings) {
        present = new Present(settings, maker.apply(settings));
    }

    /** Returns the connector's name, symbol and form. */
    public ConnectorMetadata metadata() {
        return FACTORY.metadata();
    }

    /** Tells whether the people here are made up. */
    public boolean isEmulated() {
        return isEmulated;
    }

    /** Returns the emulator, if it is in this process. */
    public Optional<KakaoEmulator> emulator() {
        return emulator;
    }

    /** Registers the server's addresses at the emulator; at the real Kakao, a person does this in the console. */
    public void register(KakaoAddresses server) {
        emulator.ifPresent(kakao -> {
            kakao.app().redirectUri(server.callback()).logoutRedirectUri(server.loggedOut());
            kakao.webhooks()
                    .unlinkNotices(URI.create(server.unlinkWebhook()), "POST")
                    .securityEvents(URI.create(server.eventWebhook()));
        });
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        emulator.ifPresent(KakaoEmulator::close);
    }
}
