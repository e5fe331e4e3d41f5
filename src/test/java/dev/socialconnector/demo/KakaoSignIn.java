package dev.socialconnector.demo;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a host does with the library: it begins a sign-in, finishes it, and remembers who is signed in.
 *
 * <p>Two cookies hold two unguessable keys. One stands for the sign-in under way and works once; the other stands for the
 * person who is signed in, and is always new after a sign-in, so that nobody can plant it beforehand.
 */
final class KakaoSignIn {
    static final String SIGN_IN_COOKIE = "demo-sign-in";
    static final String SESSION_COOKIE = "demo-session";
    static final String CALLBACK_PATH = "/callback/kakao";

    private static final Duration TIME_TO_SIGN_IN = Duration.ofMinutes(10);
    private static final Duration TIME_SIGNED_IN = Duration.ofHours(1);
    private static final int MOST_ENTRIES = 10_000;

    private final SocialConnector kakao;
    private final String redirectUri;
    private final boolean https;
    private final ExpiringStore<Map<String, String>> signIns;
    private final ExpiringStore<SocialLogin> sessions;

    KakaoSignIn(SocialConnector kakao, String redirectUri, Clock clock) {
        this.kakao = kakao;
        this.redirectUri = redirectUri;
        this.https = redirectUri.startsWith("https:");
        this.signIns = new ExpiringStore<>(clock, TIME_TO_SIGN_IN, MOST_ENTRIES);
        this.sessions = new ExpiringStore<>(clock, TIME_SIGNED_IN, MOST_ENTRIES);
    }

    /** Answers {@code GET /login/kakao}: sends the browser to Kakao. */
    Reply begin(Visit visit) {
        AuthorizationOptions options = AuthorizationOptions.redirectingTo(redirectUri);
        List<String> pending = visit.asksFor("consents=pending") ? pendingConsents(visit) : List.of();
        if (!pending.isEmpty()) {
            options = options.scopes(pending);
        }
        if (visit.asksFor("account=other")) {
            options = options.prompt("select_account");
        }
        AuthorizationRequest request = kakao.begin(options);
        String key = signIns.put(request.session().toMap());
        return Reply.redirect(request.uri().toString()).with(signInCookie(key, TIME_TO_SIGN_IN));
    }

    /** Answers {@code GET /callback/kakao}: signs in whoever comes back from Kakao. */
    Reply finish(Visit visit) {
        try {
            AuthorizationCallback callback = AuthorizationCallback.fromQuery(visit.rawQuery());
            Optional<Map<String, String>> underWay = signIns.take(visit.cookie(SIGN_IN_COOKIE)); // read and deleted
            SocialLogin login = kakao.complete(callback, AuthorizationSession.fromMap(underWay.orElse(null)));

            sessions.take(visit.cookie(SESSION_COOKIE));
            String key = sessions.put(login);
            return Reply.redirect("/").with(sessionCookie(key, TIME_SIGNED_IN)).with(signInCookie("", Duration.ZERO));
        } catch (ConnectorException refused) {
            return ProblemPage.of(refused, visit.texts()).with(signInCookie("", Duration.ZERO));
        }
    }

    /** Answers {@code POST /logout}: ends the session here, and nothing at Kakao. */
    Reply signOut(Visit visit) {
        sessions.take(visit.cookie(SESSION_COOKIE));
        return Reply.redirect("/").with(sessionCookie("", Duration.ZERO));
    }

    /** Returns who is signed in in this browser. */
    Optional<SocialLogin> signedIn(Visit visit) {
        return signedIn(visit.cookie(SESSION_COOKIE));
    }

    /** Returns who is signed in under this key. */
    Optional<SocialLogin> signedIn(String key) {
        return sessions.find(key);
    }

    private List<String> pendingConsents(Visit visit) {
        return signedIn(visit).map(login -> login.profile().pendingConsents()).orElse(List.of());
    }

    private String signInCookie(String key, Duration lifetime) {
        return cookie(SIGN_IN_COOKIE, key, CALLBACK_PATH, lifetime);
    }

    private String sessionCookie(String key, Duration lifetime) {
        return cookie(SESSION_COOKIE, key, "/", lifetime);
    }

    /** Lax, not Strict: the browser comes back from another site, and must bring the cookie along. */
    private String cookie(String name, String value, String path, Duration lifetime) {
        return name + "=" + value + "; Path=" + path + "; Max-Age=" + lifetime.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (https ? "; Secure" : "");
    }
}
