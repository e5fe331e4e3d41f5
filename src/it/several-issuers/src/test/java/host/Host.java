package host;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.Connectors;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.junit.jupiter.api.function.Executable;

/** An identity server, and the server for tests at which it signs people in; there, everybody is signed in at once. */
final class Host implements AutoCloseable {
    private static final String CALLBACK = "https://id.example.com/callback";
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private final MockOAuth2Server server = new MockOAuth2Server(
            new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(), new NettyWrapper()));
    private final ConnectorContext context;

    Host(ConnectorContext context) {
        this.context = context;
        server.start();
    }

    /** Makes a connector to one of the server's issuers, with the issuer's name as its id. */
    SocialConnector connector(String issuer) {
        return connector(issuer, issuer);
    }

    SocialConnector connector(String id, String issuer) {
        Map<String, Object> settings = Map.of(
                "connectorId",
                id,
                "issuer",
                issuer(issuer),
                "clientId",
                "host",
                "clientSecret",
                "secret",
                "allowLoopback",
                true);
        return Connectors.load().find("oidc").orElseThrow().create(ConnectorConfig.of(settings), context);
    }

    String issuer(String name) {
        return server.issuerUrl(name).toString();
    }

    /** Has the issuer put claims into its next tokens, also in place of its own. */
    void nextTokens(String issuer, String subject, Map<String, Object> claims) {
        server.enqueueCallback(new DefaultOAuth2TokenCallback(issuer, subject, "JWT", null, claims, 3_600));
    }

    static SocialLogin signIn(SocialConnector connector) throws Exception {
        AuthorizationRequest request = begin(connector);
        return complete(connector, query(request), request);
    }

    static AuthorizationRequest begin(SocialConnector connector) {
        return connector.begin(AuthorizationOptions.redirectingTo(CALLBACK));
    }

    /** Returns what the browser brings back. */
    static String query(AuthorizationRequest request) throws Exception {
        HttpResponse<Void> response =
                BROWSER.send(HttpRequest.newBuilder(request.uri()).build(), HttpResponse.BodyHandlers.discarding());
        return URI.create(response.headers().firstValue("Location").orElseThrow())
                .getRawQuery();
    }

    static SocialLogin complete(SocialConnector connector, String query, AuthorizationRequest request) {
        return connector.complete(AuthorizationCallback.fromQuery(query), request.session());
    }

    static ConnectorException.Reason refusalOf(Executable action) {
        return assertThrows(ConnectorException.class, action).reason();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
