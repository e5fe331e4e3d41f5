package dev.socialconnector.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Turn;
import dev.socialconnector.demo.accounts.AccountActions;
import dev.socialconnector.demo.accounts.Accounts;
import dev.socialconnector.demo.accounts.Arrivals;
import dev.socialconnector.demo.accounts.EventLog;
import dev.socialconnector.demo.accounts.Logout;
import dev.socialconnector.demo.accounts.SealedSignIns;
import dev.socialconnector.demo.accounts.Sessions;
import dev.socialconnector.demo.accounts.SignIn;
import dev.socialconnector.demo.accounts.SignInsUnderWay;
import dev.socialconnector.demo.accounts.SignedIn;
import dev.socialconnector.demo.accounts.StoredSignIns;
import dev.socialconnector.demo.accounts.Webhooks;
import dev.socialconnector.demo.pages.AccountPage;
import dev.socialconnector.demo.pages.AccountView;
import dev.socialconnector.demo.pages.Button;
import dev.socialconnector.demo.pages.EventsPage;
import dev.socialconnector.demo.pages.LinkPage;
import dev.socialconnector.demo.pages.Rehearsal;
import dev.socialconnector.demo.pages.SignInPage;
import dev.socialconnector.demo.pages.WaysSection;
import dev.socialconnector.demo.providers.DemoProviders;
import dev.socialconnector.demo.providers.KakaoDemo;
import dev.socialconnector.demo.providers.LiveProvider;
import dev.socialconnector.demo.providers.ProviderAddresses;
import dev.socialconnector.demo.settings.Administration;
import dev.socialconnector.demo.web.FormTokens;
import dev.socialconnector.demo.web.ProblemPage;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Routes;
import dev.socialconnector.demo.web.Texts;
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
    private final DemoProviders providers;
    private final FormTokens tokens = new FormTokens();
    private final EventLog log = new EventLog();
    private final Sessions sessions;
    private final AccountActions account;
    private final Accounts accounts = new Accounts();
    private final Arrivals arrivals;
    private final Logout logout;
    private final boolean sealed;
    private final Routes routes;

    private IdentityServer(HttpServer server, DemoProviders providers, Node node) {
        Clock clock = Clock.systemUTC();
        this.server = server;
        this.providers = providers;
        URI site = node.address().orElseGet(this::address);
        boolean https = "https".equals(site.getScheme());
        this.sessions = new Sessions(clock, https);
        this.arrivals = new Arrivals(sessions, accounts, clock, https);
        this.account = new AccountActions(providers, sessions, accounts);
        this.sealed = node.keys().isPresent();
        SignInsUnderWay signIns = node.keys()
                .<SignInsUnderWay>map(keys -> new SealedSignIns(keys.sealer(providers.context())))
                .orElseGet(() -> new StoredSignIns(clock));
        this.logout = new Logout(providers, site, sessions, clock);
        this.routes = routes();
        providers.all().forEach(provider -> add(provider, site, signIns, clock));
    }

    /**
     * Starts a process that is the whole site. Whoever made the given providers closes them.
     *
     * @throws IOException if the port cannot be used
     */
    public static IdentityServer start(DemoProviders providers, int port) throws IOException {
        return start(providers, Node.at(port));
    }

    /**
     * Starts to listen. Whoever made the given providers closes them.
     *
     * @throws IOException if the port cannot be used
     */
    public static IdentityServer start(DemoProviders providers, Node node) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), node.port()), 0);
        IdentityServer started = new IdentityServer(server, providers, node);
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
    public Optional<SignedIn> signedIn(String sessionCookie) {
        return sessions.find(sessionCookie);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private Routes routes() {
        return new Routes(tokens)
                .get("/", this::home)
                .get(Arrivals.PATH, this::welcome)
                .form(Arrivals.PATH, Sessions.COOKIE, arrivals::decided)
                .form("/account/refresh", Sessions.COOKIE, account::refresh)
                .form("/account/consents/revoke", Sessions.COOKIE, account::revokeConsent)
                .form("/account/terms/agree", Sessions.COOKIE, account::agreeToTerm)
                .form("/account/terms/revoke", Sessions.COOKIE, account::revokeTerm)
                .form("/account/unlink", Sessions.COOKIE, account::unlink)
                .form("/logout", Sessions.COOKIE, logout::here)
                .form("/logout/provider", Sessions.COOKIE, logout::atProvider)
                .form("/logout/browser", Sessions.COOKIE, logout::inBrowser)
                .form(Rehearsal.PATH, Sessions.COOKIE, new Rehearsal(providers.get(KakaoDemo.ID), sessions)::play)
                .get(EventsPage.PATH, this::events)
                .get(
                        Administration.PATH,
                        visit -> Reply.redirect(
                                Administration.path(providers.all().get(0).id())))
                .get("/style.css", visit -> Reply.stylesheet(resource("style.css")))
                .get("/brands.css", visit -> Reply.stylesheet(Button.colours(providers)))
                .get("/live.js", visit -> Reply.script(resource("live.js")))
                .get("/settings.js", visit -> Reply.script(resource("settings.js")));
    }

    /** All that a provider costs here. */
    private void add(LiveProvider provider, URI site, SignInsUnderWay signIns, Clock clock) {
        String id = provider.id();
        ProviderAddresses addresses = ProviderAddresses.at(site, id);
        provider.register(addresses);
        SignIn signIn = new SignIn(provider, addresses.callback(), sessions, arrivals, signIns);
        Webhooks webhooks = new Webhooks(provider, sessions, accounts, log, clock);
        Administration administration = new Administration(providers, provider, addresses, tokens);
        routes.get("/login/" + id, signIn::begin)
                .get(ProviderAddresses.callbackPath(id), signIn::finish)
                .post(ProviderAddresses.callbackPath(id), signIn::finishPosted)
                .get(ProviderAddresses.returnPath(id), visit -> logout.cameBack(visit, provider))
                .get(ProviderAddresses.unlinkPath(id), webhooks::unlinkNotice)
                .post(ProviderAddresses.unlinkPath(id), webhooks::unlinkNotice)
                .post(ProviderAddresses.eventsPath(id), webhooks::securityEvent)
                .get(Administration.path(id), administration::show)
                .form(Administration.path(id), Administration.COOKIE, administration::change);
    }

    /** Answers {@code GET /welcome}: asks whether two identities are to be one account, if there is anything to ask. */
    private Reply welcome(Visit visit) {
        Optional<SignedIn> present = sessions.find(visit);
        Optional<SignedIn> added = arrivals.waiting(visit);
        if (present.isEmpty() || added.isEmpty()) {
            return arrivals.goOn(visit);
        }
        Texts texts = visit.texts()
                .about(providers.get(added.get().provider()).metadata().name());
        return LinkPage.of(present.get(), added.get(), texts, tokens.of(visit.cookie(Sessions.COOKIE)));
    }

    private Reply home(Visit visit) {
        Optional<SignedIn> session = sessions.find(visit);
        if (session.isEmpty()) {
            return SignInPage.of(providers, sealed, visit);
        }
        LiveProvider provider = providers.get(session.get().provider());
        Texts texts = visit.texts().about(provider.metadata().name());
        try {
            SignedIn person = account.upToDate(visit, session.get());
            String formToken = tokens.of(visit.cookie(Sessions.COOKIE));
            return AccountPage.of(
                    new AccountView(person, provider, texts, formToken),
                    new WaysSection(providers, accounts),
                    log,
                    visit);
        } catch (ConnectorException refused) {
            Reply problem = ProblemPage.of(refused, texts, provider.id());
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
