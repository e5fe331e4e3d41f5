package host;

import static dev.socialconnector.ConnectorException.Reason.INVALID_CALLBACK;
import static dev.socialconnector.ConnectorException.Reason.INVALID_ID_TOKEN;
import static dev.socialconnector.ConnectorException.Reason.INVALID_TOKEN;
import static dev.socialconnector.ConnectorException.Reason.LOGIN_REQUIRED;
import static host.Host.SIGNED_OUT;
import static host.Host.byHeader;
import static host.Host.complete;
import static host.Host.offline;
import static host.Host.options;
import static host.Host.refusalOf;
import static host.Host.signIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.LogoutRequest;
import dev.socialconnector.capability.LogoutSession;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a host does with a certified provider's tokens, and with its session in the browser. */
class AfterSignInTest {
    @RegisterExtension
    static final CertifiedProvider PROVIDER = new CertifiedProvider();

    private final Browser browser = new Browser();
    private final SocialConnector connector = byHeader(PROVIDER);

    @Test
    void aRefreshTokenIsReplacedAtEachUse() throws Exception {
        TokenRefresh refresh = connector.capability(TokenRefresh.class).orElseThrow();
        TokenSet first = signIn(connector, browser, "mina", offline()).tokens();

        TokenSet second = refresh.refresh(first, "mina");
        TokenSet third = refresh.refresh(second, "mina");

        assertNotEquals(first.refreshToken(), second.refreshToken());
        assertNotEquals(second.accessToken(), third.accessToken());
        assertTrue(third.idToken().isPresent(), "no ID token came with it");
        assertEquals("Kim Mina", name(third));
    }

    @Test
    void whoComesWithTheSameRefreshTokenAtOnceGetsTheSame() throws Exception {
        TokenRefresh refresh = connector.capability(TokenRefresh.class).orElseThrow();
        TokenSet tokens = signIn(connector, browser, "mina", offline()).tokens();

        List<TokenSet> fresh = twiceAtOnce(() -> refresh.refresh(tokens, "mina"));

        assertEquals(fresh.get(0), fresh.get(1));
        assertEquals("Kim Mina", name(fresh.get(0)));
    }

    @Test
    void aReplacedRefreshTokenOnAnotherNodeEndsAll() throws Exception {
        TokenRefresh refresh = connector.capability(TokenRefresh.class).orElseThrow();
        TokenRefresh elsewhere =
                byHeader(PROVIDER).capability(TokenRefresh.class).orElseThrow();
        TokenSet first = signIn(connector, browser, "mina", offline()).tokens();
        TokenSet second = refresh.refresh(first, "mina");

        assertEquals(INVALID_TOKEN, refusalOf(() -> elsewhere.refresh(first, "mina")));
        assertEquals(INVALID_TOKEN, refusalOf(() -> refresh.refresh(second, "mina")));
    }

    @Test
    void whoDidNotAskForARefreshTokenHasNone() throws Exception {
        TokenSet tokens = signIn(connector, browser, "mina", options()).tokens();

        assertEquals(Optional.empty(), tokens.refreshToken());
    }

    @Test
    void aRefreshForAnotherPersonIsRefused() throws Exception {
        TokenRefresh refresh = connector.capability(TokenRefresh.class).orElseThrow();
        TokenSet tokens = signIn(connector, browser, "mina", offline()).tokens();

        assertEquals(INVALID_ID_TOKEN, refusalOf(() -> refresh.refresh(tokens, "jun")));
    }

    @Test
    void theProfileCanBeReadAgain() throws Exception {
        ProfileLookup lookup = connector.capability(ProfileLookup.class).orElseThrow();
        TokenSet tokens = signIn(connector, browser, "mina", options()).tokens();

        assertEquals(
                Optional.of("mina"),
                lookup.profile(UserRef.byTokens(tokens, "mina")).nickname());
        assertEquals(INVALID_TOKEN, refusalOf(() -> lookup.profile(UserRef.byTokens(tokens, "jun"))));
    }

    @Test
    void revokedTokensAreNoGoodAnyMore() throws Exception {
        TokenRefresh refresh = connector.capability(TokenRefresh.class).orElseThrow();
        ProviderLogout logout = connector.capability(ProviderLogout.class).orElseThrow();
        TokenSet tokens = signIn(connector, browser, "mina", offline()).tokens();

        logout.logout(UserRef.byTokens(tokens, "mina"));
        logout.logout(UserRef.byTokens(tokens, "mina"));

        assertEquals(INVALID_TOKEN, refusalOf(() -> refresh.refresh(tokens, "mina")));
        assertEquals(INVALID_TOKEN, refusalOf(() -> name(tokens)));
    }

    @Test
    void theBrowserIsSignedOutAndComesBack() throws Exception {
        BrowserLogout logout = connector.capability(BrowserLogout.class).orElseThrow();
        TokenSet tokens = signIn(connector, browser, "mina", options()).tokens();
        LogoutRequest request = logout.beginLogout(SIGNED_OUT, tokens);

        Browser.Stop confirmation = browser.open(request.uri());
        String query = browser.submit(confirmation, Map.of("logout", "yes")).query();
        logout.completeLogout(query, LogoutSession.fromMap(request.session().toMap()));

        AuthorizationRequest silent = connector.begin(options().prompt("none"));
        String silently = browser.open(silent.uri()).query();
        assertEquals(LOGIN_REQUIRED, refusalOf(() -> complete(connector, silently, silent)));
    }

    @Test
    void aLogoutWithoutAnIdTokenComesBackToo() throws Exception {
        BrowserLogout logout = connector.capability(BrowserLogout.class).orElseThrow();
        signIn(connector, browser, "mina", options());
        LogoutRequest request = logout.beginLogout(SIGNED_OUT);

        Browser.Stop confirmation = browser.open(request.uri());
        String query = browser.submit(confirmation, Map.of("logout", "yes")).query();

        logout.completeLogout(query, request.session());
        LogoutRequest another = logout.beginLogout(SIGNED_OUT);
        assertEquals(INVALID_CALLBACK, refusalOf(() -> logout.completeLogout(query, another.session())));
    }

    private static List<TokenSet> twiceAtOnce(Callable<TokenSet> call) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        Callable<TokenSet> together = () -> {
            barrier.await(30, TimeUnit.SECONDS);
            return call.call();
        };
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<TokenSet> one = pool.submit(together);
            Future<TokenSet> another = pool.submit(together);
            return List.of(one.get(60, TimeUnit.SECONDS), another.get(60, TimeUnit.SECONDS));
        } finally {
            pool.shutdownNow();
        }
    }

    private String name(TokenSet tokens) {
        return connector
                .capability(UserInfoLookup.class)
                .orElseThrow()
                .userInfo(tokens, "mina")
                .name()
                .orElseThrow();
    }
}
