package dev.socialconnector.kakao;

import dev.socialconnector.ConnectorConfig;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.ConnectorMetadata;
import dev.socialconnector.SocialConnector;

/** Makes {@link KakaoConnector}s from an administrator's settings. Found by {@link dev.socialconnector.Connectors}. */
public final class KakaoConnectorFactory implements ConnectorFactory {
    /** For {@link java.util.ServiceLoader}. */
    public KakaoConnectorFactory() {}

    @Override
    public ConnectorMetadata metadata() {
        return KakaoForm.metadata();
    }

    @Override
    public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
        return new KakaoConnector(KakaoConfig.of(config), context);
    }
}
