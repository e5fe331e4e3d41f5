package host;

import static dev.socialconnector.ConnectorException.Reason.CODE_EXPIRED;
import static dev.socialconnector.ConnectorException.Reason.CONSENT_REQUIRED;
import static dev.socialconnector.ConnectorException.Reason.DENIED;
import static dev.socialconnector.ConnectorException.Reason.INVALID_CALLBACK;
import static dev.socialconnector.ConnectorException.Reason.LOGIN_REQUIRED;
import static host.Host.SECRET;
import static host.Host.byHeader;
import static host.Host.complete;
import static host.Host.connector;
import static host.Host.options;
import static host.Host.refusalOf;
import static host.Host.signIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in at a certified provider, through its own pages. */
class SignInTest {
    @RegisterExtension
    static final CertifiedProvider PROVIDER = new CertifiedProvider();

    private final Browser browser = new Browser();
    private final SocialConnector connector = byHeader(PROVIDER);

    @BeforeEach
    void forgetGrants() throws Exception {
        PROVIDER.forgetGrants();
    }

    @Test
    void aClientSignsInWithItsSecretInTheHeader() throws Exception {
        SocialLogin login = signIn(connector, browser, "mina", options());

        assertEquals("mina", login.profile().subject());
        assertEquals("by-header header", PROVIDER.nextGrant());
    }

    @Test
    void aClientSignsInWithItsSecretInTheForm() throws Exception {
        SocialConnector byForm = connector(
                PROVIDER,
                Map.of("clientId", "by-form", "clientSecret", SECRET, "clientAuthentication", "client_secret_post"));

        SocialLogin login = signIn(byForm, browser, "mina", options());

        assertEquals("mina", login.profile().subject());
        assertEquals("by-form form", PROVIDER.nextGrant());
    }

    @Test
    void aClientSignsInWithAnAssertionForEitherAudience() throws Exception {
        for (String audience : List.of("token_endpoint", "issuer")) {
            SocialConnector byAssertion = connector(
                    PROVIDER,
                    Map.of(
                            "clientId", "by-assertion",
                            "clientSecret", "a-secret-of-forty-characters-for-hs256-00",
                            "clientAuthentication", "client_secret_jwt",
                            "assertionAudience", audience));

            SocialLogin login = signIn(byAssertion, browser, "mina", options());

            assertEquals("mina", login.profile().subject());
            assertEquals("by-assertion form", PROVIDER.nextGrant());
        }
    }

    @Test
    void aPublicClientSignsInWithPkce() throws Exception {
        SocialConnector open = connector(PROVIDER, Map.of("clientId", "public"));

        AuthorizationRequest request = open.begin(options());
        SocialLogin login = complete(open, browser.signIn(request.uri(), "mina").query(), request);

        assertTrue(request.uri().getRawQuery().contains("code_challenge_method=S256"));
        assertEquals("mina", login.profile().subject());
        assertEquals("public form", PROVIDER.nextGrant());
    }

    @Test
    void theUserInfoIsPartOfTheProfile() throws Exception {
        SocialLogin login = signIn(connector, browser, "mina", options());

        SocialProfile profile = login.profile();
        assertFalse(login.idToken().orElseThrow().claims().containsKey("email"), "it is in the ID token already");
        assertEquals(Optional.of(new EmailAddress("mina@example.com", true)), profile.email());
        assertEquals(Optional.of("Kim Mina"), profile.name());
        assertEquals(Optional.of("mina"), profile.nickname());
        assertEquals(Optional.of(URI.create("https://img.example.com/mina.png")), profile.picture());
        assertEquals(Optional.of("0203"), profile.birthDate().orElseThrow().birthday());
        assertEquals(PROVIDER.issuer(), profile.claims().get("iss"));
    }

    @Test
    void anAddressThatIsNotVerifiedStaysSo() throws Exception {
        SocialLogin login = signIn(connector, browser, "jun", options());

        assertEquals(
                Optional.of(new EmailAddress("jun@example.com", false)),
                login.profile().email());
    }

    @Test
    void withoutProfileTheIdTokenIsAll() throws Exception {
        SocialLogin login = signIn(connector, browser, "mina", options().withoutProfile());

        assertEquals("mina", login.profile().subject());
        assertEquals(Optional.empty(), login.profile().email());
    }

    @Test
    void whoeverIsSignedInThereComesBackSilently() throws Exception {
        signIn(connector, browser, "mina", options());

        AuthorizationRequest silent = connector.begin(options().prompt("none"));
        SocialLogin login = complete(connector, browser.open(silent.uri()).query(), silent);

        assertEquals("mina", login.profile().subject());
    }

    @Test
    void nobodyComesBackSilentlyWithoutASession() throws Exception {
        AuthorizationRequest silent = connector.begin(options().prompt("none"));

        String query = browser.open(silent.uri()).query();

        assertEquals(LOGIN_REQUIRED, refusalOf(() -> complete(connector, query, silent)));
    }

    @Test
    void nobodyComesBackSilentlyWithoutConsent() throws Exception {
        SocialConnector open = connector(PROVIDER, Map.of("clientId", "public"));
        signIn(connector, browser, "mina", options());
        AuthorizationRequest silent = open.begin(options().prompt("none"));

        String query = browser.open(silent.uri()).query();

        assertEquals(CONSENT_REQUIRED, refusalOf(() -> complete(open, query, silent)));
    }

    @Test
    void aCancelledSignInIsDenied() throws Exception {
        AuthorizationRequest request = connector.begin(options());

        String query = browser.cancel(browser.open(request.uri())).query();

        assertEquals(DENIED, refusalOf(() -> complete(connector, query, request)));
    }

    @Test
    void aCallbackThatDoesNotSayItsIssuerIsRefused() throws Exception {
        AuthorizationRequest request = connector.begin(options());
        String query = browser.signIn(request.uri(), "mina").query();

        String stripped = query.replaceFirst("&iss=[^&]*", "");

        assertNotEquals(query, stripped);
        assertEquals(INVALID_CALLBACK, refusalOf(() -> complete(connector, stripped, request)));
        assertEquals("mina", complete(connector, query, request).profile().subject());
    }

    @Test
    void aCodeWorksOnce() throws Exception {
        AuthorizationRequest request = connector.begin(options());
        String query = browser.signIn(request.uri(), "mina").query();
        complete(connector, query, request);

        assertEquals(CODE_EXPIRED, refusalOf(() -> complete(connector, query, request)));
    }

    @Test
    void anotherPersonThanTheExpectedOneIsRefused() throws Exception {
        assertEquals(
                LOGIN_REQUIRED,
                refusalOf(() -> signIn(connector, browser, "jun", options().expecting("mina"))));
    }

    @Test
    void aNewKeyIsTakenWhileSignInsGoOn() throws Exception {
        signIn(connector, browser, "mina", options());

        PROVIDER.rotateKeys();

        assertEquals(
                "mina", signIn(connector, browser, "mina", options()).profile().subject());
    }
}
