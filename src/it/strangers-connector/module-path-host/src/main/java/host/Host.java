package host;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.Connectors;
import java.util.Map;
import okhttp3.OkHttpClient;

/** Begins a sign-in, as a host does that knows nothing of the connector but its id. */
public final class Host {
    private Host() {}

    public static ConnectorFactory factory() {
        return Connectors.load().find("heron").orElseThrow();
    }

    public static AuthorizationRequest begin() {
        return factory()
                .create(
                        ConnectorConfig.of(Map.of("clientId", "some-client", "clientSecret", "some-secret")),
                        ConnectorContext.using(new OkHttpClient()))
                .begin(AuthorizationOptions.redirectingTo("https://id.example.kr/callback/heron"));
    }
}
