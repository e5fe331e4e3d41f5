package dev.socialconnector.kakao;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.kakao.settings.KakaoForm;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;

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
        return new KakaoConnector(KakaoForm.read(config), context);
    }
}
