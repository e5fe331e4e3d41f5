package dev.socialconnector.keycloak;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.kakao.KakaoConnector;
import dev.socialconnector.kakao.KakaoConnectorFactory;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import dev.socialconnector.kakao.settings.KakaoForm;
import dev.socialconnector.settings.ConnectorConfig;
import java.net.URI;
import org.keycloak.Config;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** Kakao Login. The operator, and nobody else, can put other servers in Kakao's place: {@code kauth}, {@code kapi}, {@code issuer}. */
public final class KakaoIdentityProviderFactory extends ConnectorIdentityProviderFactory {
    private volatile KakaoEndpoints endpoints = KakaoEndpoints.production();

    /** For Keycloak. */
    public KakaoIdentityProviderFactory() {
        super(new KakaoConnectorFactory());
    }

    @Override
    public void init(Config.Scope operator) {
        KakaoEndpoints real = KakaoEndpoints.production();
        this.endpoints = new KakaoEndpoints(
                operator.get("issuer", real.issuer()),
                URI.create(operator.get("kauth", real.kauth().toString())),
                URI.create(operator.get("kapi", real.kapi().toString())));
    }

    @Override
    public ConnectorIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        return provider(session, model);
    }

    @Override
    protected SocialConnector connector(ConnectorConfig config, ConnectorContext context) {
        return new KakaoConnector(KakaoForm.read(config).withEndpoints(endpoints), context);
    }
}
