package dev.socialconnector.demo.accounts;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.LogoutRequest;
import dev.socialconnector.capability.LogoutSession;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.demo.providers.DemoProviders;
import dev.socialconnector.demo.providers.LiveProvider;
import dev.socialconnector.demo.providers.ProviderAddresses;
import dev.socialconnector.demo.web.BrowserCookie;
import dev.socialconnector.demo.web.ExpiringStore;
import dev.socialconnector.demo.web.LeavingPage;
import dev.socialconnector.demo.web.Notice;
import dev.socialconnector.demo.web.ProblemPage;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Texts;
import dev.socialconnector.demo.web.Visit;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The three ways out: here only, with the tokens at the provider, and with the account there in the browser. */
public final class Logout {
    public static final String LOGOUT_COOKIE = "demo-logout";

    private static final System.Logger LOG = System.getLogger(Logout.class.getName());
    private static final Duration TIME_TO_LOG_OUT = Duration.ofMinutes(10);
    private static final int MOST_ENTRIES = 10_000;

    private final DemoProviders providers;
    private final URI site;
    private final Sessions sessions;
    private final BrowserCookie cookie;
    private final ExpiringStore<Map<String, String>> logouts;

    public Logout(DemoProviders providers, URI site, Sessions sessions, Clock clock) {
        this.providers = providers;
        this.site = site;
        this.sessions = sessions;
        this.cookie =
                new BrowserCookie(LOGOUT_COOKIE, "/logged-out", TIME_TO_LOG_OUT, "https".equals(site.getScheme()));
        this.logouts = new ExpiringStore<>(clock, TIME_TO_LOG_OUT, MOST_ENTRIES);
    }

    /** Answers {@code POST /logout}: ends the session here, and nothing at the provider. */
    public Reply here(Visit visit) {
        return sessions.end(visit, Notice.SIGNED_OUT.at("/"));
    }

    /** Answers {@code POST /logout/provider}: ends the tokens too. Whatever the provider says, the session here ends: that was the wish. */
    public Reply atProvider(Visit visit) {
        Optional<SignedIn> session = sessions.find(visit);
        Optional<ProviderLogout> logout = session.flatMap(person -> ability(person, ProviderLogout.class));
        if (session.isEmpty() || logout.isEmpty()) {
            return here(visit);
        }
        try {
            logout.get().logout(session.get().user());
            return sessions.end(visit, Notice.SIGNED_OUT_AT_PROVIDER.at("/"));
        } catch (ConnectorException refused) {
            boolean overAlready = refused.reason() == Reason.INVALID_TOKEN;
            if (!overAlready) {
                LOG.log(System.Logger.Level.WARNING, refused.getMessage());
            }
            return sessions.end(visit, (overAlready ? Notice.SIGNED_OUT_AT_PROVIDER : Notice.TOKENS_LEFT).at("/"));
        }
    }

    /** Answers {@code POST /logout/browser}: ends the session here, and sends the browser to the provider's logout page. */
    public Reply inBrowser(Visit visit) {
        Optional<SignedIn> session = sessions.find(visit);
        Optional<BrowserLogout> logout = session.flatMap(person -> ability(person, BrowserLogout.class));
        if (session.isEmpty() || logout.isEmpty()) {
            return here(visit);
        }
        String provider = session.get().provider();
        LogoutRequest request;
        try {
            request = logout.get()
                    .beginLogout(
                            ProviderAddresses.at(site, provider).loggedOut(),
                            session.get().login().tokens());
        } catch (ConnectorException refused) {
            LOG.log(System.Logger.Level.WARNING, refused.getMessage());
            return here(visit);
        }
        String key = logouts.put(request.session().toMap());
        Texts texts = visit.texts().about(providers.get(provider).metadata().name());
        return sessions.end(visit, LeavingPage.to(request.uri(), texts)).with(cookie.holding(key));
    }

    /** Answers {@code GET /logged-out/…}: the provider does not tell what the person chose. */
    public Reply cameBack(Visit visit, LiveProvider provider) {
        Optional<BrowserLogout> logout = provider.connector().capability(BrowserLogout.class);
        if (logout.isEmpty()) {
            return ProblemPage.notFound(visit.texts());
        }
        try {
            Optional<Map<String, String>> underWay = logouts.take(visit.cookie(LOGOUT_COOKIE)); // read and deleted
            logout.get().completeLogout(visit.rawQuery(), LogoutSession.fromMap(underWay.orElse(null)));
            return Notice.BACK_FROM_PROVIDER.at("/").with(cookie.gone());
        } catch (ConnectorException refused) {
            return ProblemPage.logoutOver(visit.texts()).with(cookie.gone());
        }
    }

    private <C extends Capability> Optional<C> ability(SignedIn person, Class<C> type) {
        return providers.get(person.provider()).connector().capability(type);
    }
}
