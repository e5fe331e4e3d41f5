package dev.socialconnector.naver;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.settings.LocalizedText;
import dev.socialconnector.settings.SvgLogo;
import java.net.URI;

/** Makes {@link NaverConnector}s from an administrator's settings. Found by {@link dev.socialconnector.Connectors}. */
public final class NaverConnectorFactory implements ConnectorFactory {
    static final String ID = "naver";
    static final String CLIENT_ID = "[A-Za-z0-9_-]{1,100}";

    static final ConnectorMetadata METADATA = ConnectorMetadata.of(
                    ID,
                    LocalizedText.of("Naver", "네이버"),
                    URI.create("https://developers.naver.com/docs/login/devguide/devguide.md"))
            .withLogo(SvgLogo.of(NaverConnectorFactory.class.getResourceAsStream("naver.svg")))
            .withLogoDark(SvgLogo.of(NaverConnectorFactory.class.getResourceAsStream("naver-dark.svg")))
            .withFields(
                    ConfigField.text("clientId")
                            .mandatory()
                            .matching(
                                    CLIENT_ID,
                                    "letters, digits, hyphens and underscores",
                                    "영문자, 숫자, 하이픈, 밑줄만 입력할 수 있습니다")
                            .placeholder("AbCdEfGhIjKlMnOpQrSt")
                            .label("Client ID", "클라이언트 ID")
                            .help(
                                    "The Client ID of the application, on its overview page at Naver.",
                                    "네이버 개발자 센터의 애플리케이션 개요에 있는 Client ID입니다."),
                    ConfigField.secret("clientSecret")
                            .mandatory()
                            .matching(
                                    "[!-~]{1,200}",
                                    "visible ASCII characters without spaces",
                                    "공백 없이 ASCII 문자만 입력할 수 있습니다")
                            .label("Client secret", "클라이언트 시크릿")
                            .help(
                                    "The Client Secret of the same application. Unlink notices are checked with it, too.",
                                    "같은 애플리케이션의 Client Secret입니다. 연결 끊기 알림을 확인할 때도 사용합니다."),
                    ConfigField.flag("openIdConnect", true)
                            .label("OpenID Connect", "OpenID Connect")
                            .help(
                                    "Signs people in by OpenID Connect with PKCE. Off uses Naver's older OAuth 2.0 addresses, without both.",
                                    "PKCE와 함께 OpenID Connect로 로그인합니다. 끄면 둘 다 없는 네이버의 기존 OAuth 2.0 주소를 사용합니다."),
                    ConfigField.flag("requireNonce", false)
                            .onlyIf("openIdConnect", true)
                            .label("Require the nonce", "nonce 필수")
                            .help(
                                    "Refuses ID tokens without the nonce. Naver does not say whether it returns it; one that comes is always checked.",
                                    "nonce가 없는 ID 토큰을 거부합니다. 네이버는 nonce를 돌려주는지 밝히지 않으며, 돌아온 값은 항상 확인합니다."));

    /** For {@link java.util.ServiceLoader}. */
    public NaverConnectorFactory() {}

    @Override
    public ConnectorMetadata metadata() {
        return METADATA;
    }

    @Override
    public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
        return new NaverConnector(NaverConfig.of(config), context);
    }
}
