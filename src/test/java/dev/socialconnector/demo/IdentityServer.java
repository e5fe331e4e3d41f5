package dev.socialconnector.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Turn;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.demo.accounts.EventLog;
import dev.socialconnector.demo.accounts.KakaoAccount;
import dev.socialconnector.demo.accounts.KakaoLogout;
import dev.socialconnector.demo.accounts.KakaoSignIn;
import dev.socialconnector.demo.accounts.KakaoWebhooks;
import dev.socialconnector.demo.accounts.SealedSignIns;
import dev.socialconnector.demo.accounts.Sessions;
import dev.socialconnector.demo.accounts.SignInsUnderWay;
import dev.socialconnector.demo.accounts.SignedIn;
import dev.socialconnector.demo.accounts.StoredSignIns;
import dev.socialconnector.demo.pages.AccountPage;
import dev.socialconnector.demo.pages.AccountView;
import dev.socialconnector.demo.pages.EventsPage;
import dev.socialconnector.demo.pages.Rehearsal;
import dev.socialconnector.demo.pages.SignInPage;
import dev.socialconnector.demo.providers.DemoKakao;
import dev.socialconnector.demo.providers.KakaoAddresses;
import dev.socialconnector.demo.settings.Administration;
import dev.socialconnector.demo.web.FormTokens;
import dev.socialconnector.demo.web.ProblemPage;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Routes;
import dev.socialconnector.demo.web.Visit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The identity server: it listens on a loopback port, and puts the parts together. */
public final class IdentityServer implements AutoCloseable {
    private static final int THREADS = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final DemoKakao kakao;
    private final FormTokens tokens = new FormTokens();
    private final EventLog log = new EventLog();
    private final Sessions sessions;
    private final KakaoAccount account;
    private final boolean sealed;
    private final Routes routes;

    private IdentityServer(HttpServer server, DemoKakao kakao, Node node) {
        Clock clock = Clock.systemUTC();
        this.server = server;
        this.kakao = kakao;
        URI site = node.address().orElseGet(this::address);
        this.sessions = new Sessions(clock, "https".equals(site.getScheme()));
        this.account = new KakaoAccount(kakao, sessions);
        KakaoAddresses addresses = KakaoAddresses.at(site);
        kakao.register(addresses);
        this.sealed = node.keys().isPresent();
        SignInsUnderWay signIns = node.keys()
                .<SignInsUnderWay>map(keys -> new SealedSignIns(keys.sealer(kakao.context())))
                .orElseGet(() -> new StoredSignIns(clock));
        this.routes = routes(addresses, signIns, clock);
    }

    /**
     * Starts a process that is the whole site. Whoever made the given Kakao closes it.
     *
     * @throws IOException if the port cannot be used
     */
    public static IdentityServer start(DemoKakao kakao, int port) throws IOException {
        return start(kakao, Node.at(port));
    }

    /**
     * Starts to listen. Whoever made the given Kakao closes it.
     *
     * @throws IOException if the port cannot be used
     */
    public static IdentityServer start(DemoKakao kakao, Node node) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), node.port()), 0);
        IdentityServer started = new IdentityServer(server, kakao, node);
        server.setExecutor(started.threads);
        server.createContext("/", started::answer);
        server.start();
        return started;
    }

    /** Returns the address of this process to open in a browser, without a slash at the end. */
    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Returns who is signed in under this value of the session cookie. */
    public Optional<SocialLogin> signedIn(String sessionCookie) {
        return sessions.find(sessionCookie).map(SignedIn::login);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private Routes routes(KakaoAddresses addresses, SignInsUnderWay signIns, Clock clock) {
        KakaoSignIn signIn = new KakaoSignIn(kakao, addresses.callback(), sessions, signIns);
        KakaoLogout logout = new KakaoLogout(kakao, addresses.loggedOut(), sessions, clock);
        KakaoWebhooks webhooks = new KakaoWebhooks(kakao, sessions, log, clock);
        Administration administration = new Administration(kakao, addresses, tokens);
        return new Routes(tokens)
                .get("/", this::home)
                .get("/login/kakao", signIn::begin)
                .get(KakaoSignIn.CALLBACK_PATH, signIn::finish)
                .form("/account/refresh", Sessions.COOKIE, account::refresh)
                .form("/account/consents/revoke", Sessions.COOKIE, account::revokeConsent)
                .form("/account/terms/agree", Sessions.COOKIE, account::agreeToTerm)
                .form("/account/terms/revoke", Sessions.COOKIE, account::revokeTerm)
                .form("/account/unlink", Sessions.COOKIE, account::unlink)
                .form("/logout", Sessions.COOKIE, logout::here)
                .form("/logout/kakao", Sessions.COOKIE, logout::atKakao)
                .form("/logout/browser", Sessions.COOKIE, logout::inBrowser)
                .get(KakaoLogout.RETURN_PATH, logout::cameBack)
                .get(KakaoWebhooks.UNLINK_PATH, webhooks::unlinkNotice)
                .post(KakaoWebhooks.UNLINK_PATH, webhooks::unlinkNotice)
                .post(KakaoWebhooks.EVENTS_PATH, webhooks::securityEvent)
                .form(Rehearsal.PATH, Sessions.COOKIE, new Rehearsal(kakao, sessions)::play)
                .get(EventsPage.PATH, this::events)
                .get(Administration.PATH, administration::show)
                .form(Administration.PATH, Administration.COOKIE, administration::change)
                .get("/style.css", visit -> Reply.stylesheet(resource("style.css")))
                .get("/live.js", visit -> Reply.script(resource("live.js")))
                .get("/settings.js", visit -> Reply.script(resource("settings.js")));
    }

    private Reply home(Visit visit) {
        Optional<SignedIn> session = sessions.find(visit);
        if (session.isEmpty()) {
            return SignInPage.of(kakao, sealed, visit);
        }
        try {
            SignedIn person = account.upToDate(visit, session.get());
            String formToken = tokens.of(visit.cookie(Sessions.COOKIE));
            return AccountPage.of(new AccountView(person, kakao, visit.texts(), formToken), log, visit);
        } catch (ConnectorException refused) {
            Reply problem = ProblemPage.of(refused, visit.texts());
            return refused.reason().turn() == Turn.PERSON ? sessions.end(visit, problem) : problem;
        }
    }

    private Reply events(Visit visit) {
        return EventsPage.of(log, visit, sessions.find(visit).isPresent());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            routes.reply(new Visit(exchange)).sendTo(exchange);
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
