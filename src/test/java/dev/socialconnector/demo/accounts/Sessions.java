package dev.socialconnector.demo.accounts;

import dev.socialconnector.demo.web.BrowserCookie;
import dev.socialconnector.demo.web.ExpiringStore;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Visit;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Who is signed in here, and in which browser. */
public final class Sessions {
    public static final String COOKIE = "demo-session";

    private static final Duration TIME_SIGNED_IN = Duration.ofHours(1);
    private static final int MOST_ENTRIES = 10_000;

    private final BrowserCookie cookie;
    private final ExpiringStore<SignedIn> store;

    public Sessions(Clock clock, boolean https) {
        this.cookie = new BrowserCookie(COOKIE, "/", TIME_SIGNED_IN, https);
        this.store = new ExpiringStore<>(clock, TIME_SIGNED_IN, MOST_ENTRIES);
    }

    /** Signs somebody in, in place of whoever was: the key is always new, so that nobody can plant it beforehand. */
    public Reply start(Visit visit, SignedIn person, Reply reply) {
        store.take(key(visit));
        return reply.with(cookie.holding(store.put(person)));
    }

    /** Returns who is signed in in this browser. */
    public Optional<SignedIn> find(Visit visit) {
        return find(key(visit));
    }

    /** Returns who is signed in under this key. */
    public Optional<SignedIn> find(String key) {
        return store.find(key);
    }

    /** Changes what is known of whoever is signed in in this browser; nothing happens if the session has ended meanwhile. */
    public void change(Visit visit, UnaryOperator<SignedIn> change) {
        store.change(key(visit), change);
    }

    /** Ends the session of this browser. */
    public Reply end(Visit visit, Reply reply) {
        store.take(key(visit));
        return reply.with(cookie.gone());
    }

    /** Ends all sessions of a person, in every browser, and returns how many there were. */
    int endAll(Identity person) {
        return store.removeAll(session -> session.identity().equals(person));
    }

    /** Has the profile of a person read again before it is used in any browser, and returns in how many. */
    int outdateAll(Identity person) {
        return store.changeAll(session -> session.identity().equals(person), SignedIn::asOutdated);
    }

    private static String key(Visit visit) {
        return visit.cookie(COOKIE);
    }
}
