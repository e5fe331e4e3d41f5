package host;

import static dev.socialconnector.ConnectorException.Reason.INVALID_CALLBACK;
import static dev.socialconnector.ConnectorException.Reason.INVALID_TOKEN;
import static dev.socialconnector.ConnectorException.Reason.MISCONFIGURED;
import static host.Host.CALLBACK;
import static host.Host.SECRET;
import static host.Host.byHeader;
import static host.Host.complete;
import static host.Host.connector;
import static host.Host.offline;
import static host.Host.options;
import static host.Host.refusalOf;
import static host.Host.signIn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.capability.TokenRefresh;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an administrator can get wrong with a certified provider, and several connectors to it. */
class SettingsTest {
    @RegisterExtension
    static final CertifiedProvider PROVIDER = new CertifiedProvider();

    private final Browser browser = new Browser();

    @Test
    void theRightSettingsPassTheCheck() {
        assertEquals(List.of(), faults(Map.of("clientId", "by-header", "clientSecret", SECRET)));
        assertEquals(List.of(), faults(Map.of("clientId", "by-form", "clientSecret", SECRET)));
        assertEquals(List.of(), faults(Map.of("clientId", "public")));
    }

    @Test
    void theCheckFindsAWrongClient() {
        assertEquals(List.of("clientId"), faults(Map.of("clientId", "by-header", "clientSecret", "wrong")));
        assertEquals(List.of("clientId"), faults(Map.of("clientId", "by-header")));
        assertEquals(List.of("clientId"), faults(Map.of("clientId", "nobody", "clientSecret", SECRET)));
    }

    @Test
    void theCheckFindsAWrongIssuer() {
        assertEquals(List.of("issuer"), faults(Map.of("clientId", "public", "issuer", PROVIDER.issuer() + "/nowhere")));
        assertEquals(List.of("issuer"), faults(Map.of("clientId", "public", "issuer", PROVIDER.issuer() + "/")));
    }

    @Test
    void aWrongSecretEndsTheSignInAsMisconfigured() {
        SocialConnector wrong = connector(PROVIDER, Map.of("clientId", "by-header", "clientSecret", "wrong"));

        assertEquals(MISCONFIGURED, refusalOf(() -> signIn(wrong, browser, "mina", options())));
    }

    @Test
    void aSessionOfOneConnectorIsRefusedByAnother() throws Exception {
        SocialConnector staff =
                connector(PROVIDER, Map.of("connectorId", "staff", "clientId", "by-header", "clientSecret", SECRET));
        SocialConnector guests = connector(PROVIDER, Map.of("connectorId", "guests", "clientId", "public"));
        AuthorizationRequest request = staff.begin(options());

        String query = browser.signIn(request.uri(), "mina").query();

        assertEquals(INVALID_CALLBACK, refusalOf(() -> complete(guests, query, request)));
        assertEquals("mina", complete(staff, query, request).profile().subject());
        assertEquals(
                "jun", signIn(guests, new Browser(), "jun", options()).profile().subject());
    }

    @Test
    void aRefreshTokenOfOneClientIsNoGoodForAnother() throws Exception {
        SocialConnector another = connector(PROVIDER, Map.of("clientId", "public"));
        TokenSet tokens = signIn(byHeader(PROVIDER), browser, "mina", offline()).tokens();

        TokenRefresh refresh = another.capability(TokenRefresh.class).orElseThrow();

        assertEquals(INVALID_TOKEN, refusalOf(() -> refresh.refresh(tokens, "mina")));
    }

    private static List<String> faults(Map<String, Object> settings) {
        return connector(PROVIDER, settings).capability(ConfigurationCheck.class).orElseThrow().check(CALLBACK).stream()
                .map(ConfigFault::key)
                .toList();
    }
}
