package host;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.Connectors;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.function.Executable;

/** What an identity server does with the library, with settings as an administrator fills them in. */
final class Host {
    static final String SECRET = "a:secret with+odd/signs%20&=?";
    static final String CALLBACK = "https://id.example.com/callback";
    static final String SIGNED_OUT = "https://id.example.com/signed-out";

    private static final ConnectorContext CONTEXT = ConnectorContext.standard();

    private Host() {}

    static SocialConnector byHeader(CertifiedProvider provider) {
        return connector(provider, Map.of("clientId", "by-header", "clientSecret", SECRET));
    }

    static SocialConnector connector(CertifiedProvider provider, Map<String, Object> settings) {
        Map<String, Object> form = new LinkedHashMap<>(settings);
        form.putIfAbsent("issuer", provider.issuer());
        form.put("allowLoopback", true);
        return Connectors.load().find("oidc").orElseThrow().create(ConnectorConfig.of(form), CONTEXT);
    }

    static AuthorizationOptions options() {
        return AuthorizationOptions.redirectingTo(CALLBACK);
    }

    /** Asks for a refresh token, for which a provider must ask the person (OpenID Connect Core section 11). */
    static AuthorizationOptions offline() {
        return options().scopes("openid", "profile", "email", "offline_access").prompt("consent");
    }

    static SocialLogin signIn(SocialConnector connector, Browser browser, String login, AuthorizationOptions options)
            throws Exception {
        AuthorizationRequest request = connector.begin(options);
        return complete(connector, browser.signIn(request.uri(), login).query(), request);
    }

    /** Finishes with the session as a store gives it back. */
    static SocialLogin complete(SocialConnector connector, String query, AuthorizationRequest request) {
        return connector.complete(
                AuthorizationCallback.fromQuery(query),
                AuthorizationSession.fromMap(request.session().toMap()));
    }

    static ConnectorException.Reason refusalOf(Executable action) {
        return assertThrows(ConnectorException.class, action).reason();
    }
}
