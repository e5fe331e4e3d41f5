package dev.socialconnector.demo.accounts;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.LogoutRequest;
import dev.socialconnector.capability.LogoutSession;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.demo.providers.DemoKakao;
import dev.socialconnector.demo.web.BrowserCookie;
import dev.socialconnector.demo.web.ExpiringStore;
import dev.socialconnector.demo.web.LeavingPage;
import dev.socialconnector.demo.web.Notice;
import dev.socialconnector.demo.web.ProblemPage;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Visit;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The three ways out: here only, with the tokens at Kakao, and with the Kakao Account in the browser. */
public final class KakaoLogout {
    public static final String LOGOUT_COOKIE = "demo-logout";
    public static final String RETURN_PATH = "/logged-out/kakao";

    private static final System.Logger LOG = System.getLogger(KakaoLogout.class.getName());
    private static final Duration TIME_TO_LOG_OUT = Duration.ofMinutes(10);
    private static final int MOST_ENTRIES = 10_000;

    private final DemoKakao kakao;
    private final String returnUri;
    private final Sessions sessions;
    private final BrowserCookie cookie;
    private final ExpiringStore<Map<String, String>> logouts;

    public KakaoLogout(DemoKakao kakao, String returnUri, Sessions sessions, Clock clock) {
        this.kakao = kakao;
        this.returnUri = returnUri;
        this.sessions = sessions;
        this.cookie = new BrowserCookie(LOGOUT_COOKIE, RETURN_PATH, TIME_TO_LOG_OUT, returnUri.startsWith("https:"));
        this.logouts = new ExpiringStore<>(clock, TIME_TO_LOG_OUT, MOST_ENTRIES);
    }

    /** Answers {@code POST /logout}: ends the session here, and nothing at Kakao. */
    public Reply here(Visit visit) {
        return sessions.end(visit, Notice.SIGNED_OUT.at("/"));
    }

    /** Answers {@code POST /logout/kakao}: ends the tokens too. Whatever Kakao says, the session here ends: that was the wish. */
    public Reply atKakao(Visit visit) {
        Optional<SignedIn> session = sessions.find(visit);
        Optional<ProviderLogout> logout = kakao.connector().capability(ProviderLogout.class);
        if (session.isEmpty() || logout.isEmpty()) {
            return here(visit);
        }
        try {
            logout.get().logout(session.get().user());
            return sessions.end(visit, Notice.SIGNED_OUT_AT_KAKAO.at("/"));
        } catch (ConnectorException refused) {
            boolean overAlready = refused.reason() == Reason.INVALID_TOKEN;
            if (!overAlready) {
                LOG.log(System.Logger.Level.WARNING, refused.getMessage());
            }
            return sessions.end(visit, (overAlready ? Notice.SIGNED_OUT_AT_KAKAO : Notice.TOKENS_LEFT).at("/"));
        }
    }

    /** Answers {@code POST /logout/browser}: ends the session here, and sends the browser to Kakao's logout page. */
    public Reply inBrowser(Visit visit) {
        Optional<BrowserLogout> logout = kakao.connector().capability(BrowserLogout.class);
        if (logout.isEmpty()) {
            return here(visit);
        }
        LogoutRequest request = logout.get().beginLogout(returnUri);
        String key = logouts.put(request.session().toMap());
        return sessions.end(visit, LeavingPage.to(request.uri(), visit.texts())).with(cookie.holding(key));
    }

    /** Answers {@code GET /logged-out/kakao}: Kakao does not tell what the person chose. */
    public Reply cameBack(Visit visit) {
        Optional<BrowserLogout> logout = kakao.connector().capability(BrowserLogout.class);
        if (logout.isEmpty()) {
            return ProblemPage.notFound(visit.texts());
        }
        try {
            Optional<Map<String, String>> underWay = logouts.take(visit.cookie(LOGOUT_COOKIE)); // read and deleted
            logout.get().completeLogout(visit.rawQuery(), LogoutSession.fromMap(underWay.orElse(null)));
            return Notice.BACK_FROM_KAKAO.at("/").with(cookie.gone());
        } catch (ConnectorException refused) {
            return ProblemPage.logoutOver(visit.texts()).with(cookie.gone());
        }
    }
}
