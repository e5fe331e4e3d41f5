package example.heron;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.testing.contract.ConnectorContract;
import java.net.URI;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What every connector promises, and what Heron's does besides. */
final class HeronContractTest extends ConnectorContract {
    private static final FakeHeron heron = new FakeHeron();

    @AfterAll
    static void stop() {
        heron.close();
    }

    @Override
    protected ConnectorFactory factory() {
        return new HeronConnectorFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("clientId", FakeHeron.CLIENT_ID, "clientSecret", FakeHeron.CLIENT_SECRET);
    }

    @Override
    protected SocialConnector connector(ConnectorContext context) {
        return new HeronConnector(ConnectorConfig.of(settings()), context, heron.address());
    }

    @Override
    protected String callbackQuery(URI authorization) {
        return heron.agree(authorization);
    }

    @Test
    void theProfileIsThatOfTheMember() {
        SocialConnector connector = connector(ConnectorContext.using(new OkHttpClient()));
        AuthorizationRequest request = connector.begin(AuthorizationOptions.redirectingTo(redirectUri()));
        String query = heron.agree(request.uri());

        SocialProfile profile = connector
                .complete(AuthorizationCallback.fromQuery(query), request.session())
                .profile();

        assertThat(profile.subject()).isEqualTo("904713355");
        assertThat(profile.nickname()).contains("하늘 나는 왜가리");
        assertThat(profile.email()).contains(new EmailAddress("heron@example.kr", true));
    }
}
