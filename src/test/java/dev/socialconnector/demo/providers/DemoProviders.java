package dev.socialconnector.demo.providers;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.Connectors;
import java.net.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** The providers of a server, in the order of their buttons. */
public final class DemoProviders implements AutoCloseable {
    /** One line each. Kakao comes first; the command line may say where it is. */
    private static final List<DemoProvider> OTHERS = List.of(
            new NaverDemo(),
            new GoogleDemo(),
            new LineDemo(),
            new AppleDemo(),
            new MicrosoftDemo(),
            new GitHubDemo(),
            new OidcDemo());

    /**
     * Tells of each port and of each connection that a browser opens in advance. Held here, as java.util.logging forgets loggers
     * that nobody holds.
     */
    private static final Logger EMULATOR_LOG = Logger.getLogger("mockwebserver3.MockWebServer");

    private final Connectors connectors = Connectors.load();
    private final OkHttpClient http = new OkHttpClient();
    private final ConnectorContext context = ConnectorContext.using(http);
    /** Emulators are on this machine, where no proxy leads to. */
    private final ConnectorContext contextOfEmulated =
            ConnectorContext.using(http.newBuilder().proxy(Proxy.NO_PROXY).build());

    private final ConsentDesk desk = ConsentDesk.open();
    private final List<LiveProvider> all;

    private DemoProviders(KakaoDemo kakao, Map<String, String> environment) {
        EMULATOR_LOG.setLevel(Level.SEVERE);
        this.all = Stream.concat(Stream.of(kakao), OTHERS.stream())
                .map(provider -> live(provider, environment))
                .toList();
    }

    /**
     * Chooses the real provider where the environment has its client id, and an emulated one otherwise.
     *
     * @throws ConnectorException if the settings in the environment are faulty; the message names the variables
     */
    public static DemoProviders of(KakaoDemo kakao, Map<String, String> environment) {
        return new DemoProviders(kakao, environment);
    }

    /** Emulates all of them. */
    public static DemoProviders emulated() {
        return of(KakaoDemo.inThisProcess(), Map.of());
    }

    /** Returns the ids of all providers that there are. */
    public static List<String> ids() {
        return Stream.concat(Stream.of(KakaoDemo.ID), OTHERS.stream().map(DemoProvider::id))
                .toList();
    }

    public List<LiveProvider> all() {
        return all;
    }

    public Optional<LiveProvider> find(String id) {
        return all.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    /** Returns a provider that is there. */
    public LiveProvider get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no provider " + id));
    }

    /** Returns what this host lends to everything of the library. */
    public ConnectorContext context() {
        return context;
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        desk.close();
        all.forEach(LiveProvider::close);
    }

    private LiveProvider live(DemoProvider provider, Map<String, String> environment) {
        ConnectorFactory factory = connectors.find(provider.id()).orElseThrow();
        Map<String, String> settings = new HashMap<>();
        provider.variables().forEach((variable, key) -> settings.put(key, environment.getOrDefault(variable, "")));
        if (settings.getOrDefault("clientId", "").isBlank()) {
            return LiveProvider.emulated(provider, factory, contextOfEmulated, desk);
        }
        try {
            return LiveProvider.real(provider, factory, context, desk, settings);
        } catch (ConnectorException faulty) {
            desk.close();
            throw new ConnectorException(
                    Reason.MISCONFIGURED,
                    Step.CONFIGURATION,
                    provider.variable("CLIENT_ID") + " or another of the " + provider.variable("") + " variables: "
                            + faulty.getMessage());
        }
    }
}
