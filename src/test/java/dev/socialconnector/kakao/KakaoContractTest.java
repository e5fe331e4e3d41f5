package dev.socialconnector.kakao;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.kakao.settings.KakaoForm;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.contract.ConnectorContract;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** What is said of every connector is true of Kakao's. */
final class KakaoContractTest extends ConnectorContract {
    private static final KakaoEmulator kakao = KakaoEmulator.start();

    @AfterAll
    static void stop() {
        kakao.close();
    }

    @Override
    protected ConnectorFactory factory() {
        return new KakaoConnectorFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "clientId", kakao.app().clientId(), "clientSecret", kakao.app().clientSecret());
    }

    @Override
    protected SocialConnector connector(ConnectorContext context) {
        KakaoConfig config = KakaoForm.read(ConnectorConfig.of(settings())).withEndpoints(kakao.endpoints());
        return new KakaoConnector(config, context);
    }

    @Override
    protected String callbackQuery(URI authorization) {
        return kakao.approve(authorization, KakaoUsers.JIU.name()).getRawQuery();
    }

    @Override
    protected String redirectUri() {
        return KakaoEmulator.REDIRECT_URI;
    }

    @Override
    protected int manySignIns() {
        return 100_000;
    }

    @Override
    protected Optional<SocialConnector> connectorOfAnotherClient(ConnectorContext context) {
        KakaoConfig config = KakaoConfig.of("0123456789abcdef").withEndpoints(kakao.endpoints());
        return Optional.of(new KakaoConnector(config, context));
    }
}
