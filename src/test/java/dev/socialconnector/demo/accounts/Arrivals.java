package dev.socialconnector.demo.accounts;

import dev.socialconnector.demo.web.BrowserCookie;
import dev.socialconnector.demo.web.ExpiringStore;
import dev.socialconnector.demo.web.Notice;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Visit;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What happens to those who come back from a provider: they are signed in, or, if somebody is signed in here already, asked whether
 * this is another way into the same account.
 *
 * <p>With a callback that was posted from another site, the browser sends no {@code SameSite=Lax} cookie, and so does not tell who is
 * signed in. Such an arrival waits for one more step of the browser, to {@value #PATH}, where the cookies are.
 */
public final class Arrivals {
    public static final String PATH = "/welcome";
    public static final String COOKIE = "demo-arrival";

    private static final Duration TIME_TO_ANSWER = Duration.ofMinutes(10);
    private static final int MOST_ENTRIES = 10_000;

    private final Sessions sessions;
    private final Accounts accounts;
    private final BrowserCookie cookie;
    private final ExpiringStore<SignedIn> waiting;

    public Arrivals(Sessions sessions, Accounts accounts, Clock clock, boolean https) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.cookie = new BrowserCookie(COOKIE, PATH, TIME_TO_ANSWER, https);
        this.waiting = new ExpiringStore<>(clock, TIME_TO_ANSWER, MOST_ENTRIES);
    }

    Reply arrived(Visit visit, SignedIn person, boolean posted) {
        return posted || question(visit, person)
                ? Reply.redirect(PATH).with(cookie.holding(waiting.put(person)))
                : enter(visit, person);
    }

    /** Returns who waits in this browser for an answer to the question. */
    public Optional<SignedIn> waiting(Visit visit) {
        return waiting.find(visit.cookie(COOKIE)).filter(person -> question(visit, person));
    }

    /** Answers {@code GET /welcome} where there is nothing to ask. */
    public Reply goOn(Visit visit) {
        return take(visit)
                .map(person -> enter(visit, person))
                .orElseGet(() -> Reply.redirect("/"))
                .with(cookie.gone());
    }

    /** Answers {@code POST /welcome}: the person has decided. */
    public Reply decided(Visit visit) {
        Optional<SignedIn> present = sessions.find(visit);
        Optional<SignedIn> person = take(visit);
        if (present.isEmpty() || person.isEmpty()) {
            return Reply.redirect("/").with(cookie.gone());
        }
        Reply reply =
                switch (visit.form().text("do")) {
                    case "link" ->
                        (accounts.link(present.get().identity(), person.get().identity())
                                        ? Notice.LINKED
                                        : Notice.NOT_LINKED)
                                .at("/");
                    case "switch" -> enter(visit, person.get());
                    default -> Notice.NOT_LINKED.at("/");
                };
        return reply.with(cookie.gone());
    }

    private Optional<SignedIn> take(Visit visit) {
        return waiting.take(visit.cookie(COOKIE));
    }

    private boolean question(Visit visit, SignedIn person) {
        return sessions.find(visit)
                .filter(present -> accounts.canLink(present.identity(), person.identity()))
                .isPresent();
    }

    private Reply enter(Visit visit, SignedIn person) {
        accounts.enter(person.identity());
        return sessions.start(visit, person, Reply.redirect("/"));
    }
}
