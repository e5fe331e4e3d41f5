package dev.socialconnector.demo.accounts;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.demo.providers.DemoKakao;
import dev.socialconnector.demo.web.BrowserCookie;
import dev.socialconnector.demo.web.Form;
import dev.socialconnector.demo.web.ProblemPage;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Visit;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Everything that a host does with the library for a sign-in: it begins one, finishes it, and remembers who is signed in.
 *
 * <p>There are two cookies. One stands for the sign-in under way, see {@link SignInsUnderWay}; the other stands for the person who is
 * signed in, see {@link Sessions}.
 */
public final class KakaoSignIn {
    public static final String SIGN_IN_COOKIE = "demo-sign-in";
    public static final String CALLBACK_PATH = "/callback/kakao";
    static final Duration TIME_TO_SIGN_IN = Duration.ofMinutes(10);

    private static final Pattern SCOPE = Pattern.compile("[a-z0-9_.]{1,100}");

    private final DemoKakao kakao;
    private final String redirectUri;
    private final Sessions sessions;
    private final BrowserCookie cookie;
    private final SignInsUnderWay signIns;

    public KakaoSignIn(DemoKakao kakao, String redirectUri, Sessions sessions, SignInsUnderWay signIns) {
        this.kakao = kakao;
        this.redirectUri = redirectUri;
        this.sessions = sessions;
        boolean https = redirectUri.startsWith("https:");
        this.cookie = new BrowserCookie(SIGN_IN_COOKIE, CALLBACK_PATH, TIME_TO_SIGN_IN, https);
        this.signIns = signIns;
    }

    /** Answers {@code GET /login/kakao}: sends the browser to Kakao. */
    public Reply begin(Visit visit) {
        AuthorizationRequest request = kakao.connector().begin(options(visit));
        return Reply.redirect(request.uri().toString()).with(cookie.holding(signIns.keep(request.session())));
    }

    /** Answers {@code GET /callback/kakao}: signs in whoever comes back from Kakao. */
    public Reply finish(Visit visit) {
        try {
            AuthorizationCallback callback = AuthorizationCallback.fromQuery(visit.rawQuery());
            AuthorizationSession session = signIns.take(visit.cookie(SIGN_IN_COOKIE));
            SocialLogin login = kakao.connector().complete(callback, session);
            return sessions.start(visit, login, Reply.redirect("/")).with(cookie.gone());
        } catch (ConnectorException refused) {
            return ProblemPage.of(refused, visit.texts()).with(cookie.gone());
        }
    }

    private AuthorizationOptions options(Visit visit) {
        AuthorizationOptions options = AuthorizationOptions.redirectingTo(redirectUri);
        if (visit.query().text("account").equals("other")) {
            return options.prompt("select_account");
        }
        return sessions.find(visit)
                .map(session -> askingAgain(options, session, visit.query()))
                .orElse(options);
    }

    /** Who is asked for more must be who is signed in here; in this browser, Kakao may know somebody else. */
    private static AuthorizationOptions askingAgain(AuthorizationOptions options, SignedIn session, Form query) {
        List<String> scopes = query.text("consents").equals("pending")
                ? session.login().profile().pendingConsents()
                : query.field("consent").filter(SCOPE.asMatchPredicate()).stream()
                        .toList();
        return scopes.isEmpty() ? options : options.scopes(scopes).expecting(session.subject());
    }
}
