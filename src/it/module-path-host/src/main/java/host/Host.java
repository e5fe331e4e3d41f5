package host;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.Connectors;
import java.util.Map;
import okhttp3.OkHttpClient;

/** Begins a sign-in, as a host does. */
public final class Host {
    private Host() {}

    public static AuthorizationRequest begin() {
        return Connectors.load()
                .find("kakao")
                .orElseThrow()
                .create(
                        ConnectorConfig.of(Map.of("clientId", "0123456789abcdef")),
                        ConnectorContext.using(new OkHttpClient()))
                .begin(AuthorizationOptions.redirectingTo("https://id.example.kr/callback/kakao"));
    }
}
