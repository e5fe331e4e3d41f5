package dev.socialconnector.testing.contract;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * What every connector promises its host, as tests: what leaves with the browser and comes back with it, HTTP with a server that
 * does its worst, secrets, and the administrator's form. A connector's test extends this and gives what is special about its
 * provider:
 *
 * <pre>{@code
 * final class AcmeContractTest extends ConnectorContract {
 *     @RegisterExtension
 *     static final FakeAcme acme = new FakeAcme();   // the token and profile endpoints on a loopback port
 *
 *     @Override
 *     protected ConnectorFactory factory() {
 *         return new AcmeConnectorFactory();
 *     }
 *
 *     @Override
 *     protected Map<String, String> settings() {
 *         return Map.of("clientId", "some-client", "clientSecret", "some-long-secret");
 *     }
 *
 *     @Override
 *     protected SocialConnector connector(ConnectorContext context) {
 *         return new AcmeConnector(AcmeConfig.of(ConnectorConfig.of(settings())), acme.endpoints(), context);
 *     }
 *
 *     @Override
 *     protected String callbackQuery(URI authorization) {
 *         return acme.agree(authorization);          // "code=...&state=..."
 *     }
 * }
 * }</pre>
 *
 * <p>The provider has nothing to do but to let people sign in: its misbehaviour is the contract's own. What the connector asks by
 * the lent client is led through a server that spoils answers on the wire, so the connector must ask by that client, and exchange
 * the code with {@code grant_type=authorization_code} (RFC 6749 section 4.1.3). The provider may answer several people at once.
 *
 * <p>Needs on the test class path: JUnit (5.11 or newer), AssertJ and MockWebServer 3 ({@code mockwebserver3}, of OkHttp's version).
 * MockWebServer reaches into OkHttp, so let tests run on the class path ({@code useModulePath} false) where the connector is a module.
 */
@Timeout(60) // what hangs is a broken promise, not a hanging build
public abstract class ConnectorContract
        implements RequestContract,
                SessionContract,
                CallbackContract,
                CallbackErrorContract,
                CodeExchangeContract,
                HostileServerContract,
                BusyServerContract,
                HostClientContract,
                WarmUpContract,
                LoginContract,
                SecrecyContract,
                FormContract {
    private @Nullable ContractBed bed;

    /** Makes the test; JUnit does. */
    protected ConnectorContract() {}

    /** Returns the factory as it is registered. */
    protected abstract ConnectorFactory factory();

    /** Returns settings that the factory takes. Secrets among them, by the form, must have eight characters or more. */
    protected abstract Map<String, String> settings();

    /**
     * Makes a connector of these settings that talks to a provider of the test's own. A test makes several, in different contexts;
     * they share the provider.
     */
    protected abstract SocialConnector connector(ConnectorContext context);

    /**
     * Lets a person sign in and agree at the provider of the test.
     *
     * @param authorization where the connector sends the browser
     * @return the raw query with which the provider sends the browser back, such as {@code code=...&state=...}
     */
    protected abstract String callbackQuery(URI authorization);

    /**
     * Tells whether the provider sends the browser back with a form, by POST ({@code response_mode=form_post}), always. What
     * {@link #callbackQuery} returns is then that form's body.
     */
    protected boolean formPost() {
        return false;
    }

    /** Tells whether callers can choose scopes, as with most providers. Where they cannot, whoever tries is told of the mistake. */
    protected boolean takesScopes() {
        return true;
    }

    /** Returns the redirect URI of the sign-ins, for providers that know only registered ones. */
    protected String redirectUri() {
        return "https://id.example.kr/callback";
    }

    /** Returns how many sign-ins are begun to show that nothing is kept of them: more take longer, and show it more exactly. */
    protected int manySignIns() {
        return 20_000;
    }

    /** Makes a connector of the same kind with another client id, if the test's provider has two. */
    protected Optional<SocialConnector> connectorOfAnotherClient(ConnectorContext context) {
        return Optional.empty();
    }

    @Override
    public final ContractBed bed() {
        if (bed == null) {
            bed = ContractBed.open(this, Protocol.HTTP_1_1);
        }
        return bed;
    }

    @AfterEach
    final void closeBed() {
        if (bed != null) {
            bed.close();
        }
    }
}
