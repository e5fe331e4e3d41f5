package dev.socialconnector.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.socialconnector.SocialLogin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The identity server: it listens on a loopback port, and knows which address is answered by whom. */
final class IdentityServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(IdentityServer.class.getName());
    private static final int THREADS = 16;

    /** What answers an address, and the only method that it takes. */
    private record Route(String method, Function<Visit, Reply> action) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final DemoKakao kakao;
    private final KakaoSignIn signIn;
    private final Map<String, Route> routes;

    private IdentityServer(HttpServer server, DemoKakao kakao) {
        this.server = server;
        this.kakao = kakao;
        String redirectUri = address() + KakaoSignIn.CALLBACK_PATH;
        kakao.registerRedirectUri(redirectUri);
        this.signIn = new KakaoSignIn(kakao.connector(), redirectUri, Clock.systemUTC());
        this.routes = Map.of(
                "/",
                new Route("GET", this::home),
                "/login/kakao",
                new Route("GET", signIn::begin),
                KakaoSignIn.CALLBACK_PATH,
                new Route("GET", signIn::finish),
                "/logout",
                new Route("POST", signIn::signOut),
                "/style.css",
                new Route("GET", visit -> Reply.stylesheet(resource("style.css"))));
    }

    /**
     * Starts to listen. Whoever made the given Kakao closes it.
     *
     * @throws IOException if the port cannot be used
     */
    static IdentityServer start(DemoKakao kakao, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        IdentityServer started = new IdentityServer(server, kakao);
        server.setExecutor(started.threads);
        server.createContext("/", started::answer);
        server.start();
        return started;
    }

    /** Returns the address to open in a browser, without a slash at the end. */
    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Returns who is signed in under this value of the session cookie. */
    Optional<SocialLogin> signedIn(String sessionCookie) {
        return signIn.signedIn(sessionCookie);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private Reply home(Visit visit) {
        return signIn.signedIn(visit)
                .map(login -> ProfilePage.of(login, visit.texts()))
                .orElseGet(() -> SignInPage.of(kakao, visit.texts()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            replyTo(new Visit(exchange)).sendTo(exchange);
        }
    }

    private Reply replyTo(Visit visit) {
        Route route = routes.get(visit.path());
        if (route == null) {
            return ProblemPage.notFound(visit.texts());
        }
        if (!route.method().equals(visit.method())) {
            return ProblemPage.wrongMethod(visit.texts()).with("Allow", route.method());
        }
        try {
            return route.action().apply(visit);
        } catch (RuntimeException ours) {
            LOG.log(System.Logger.Level.ERROR, "cannot answer " + visit.path(), ours);
            return ProblemPage.ours(visit.texts());
        }
    }

    private static String resource(String name) {
        try (InputStream resource = IdentityServer.class.getResourceAsStream("/demo/" + name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
    }
}
