package dev.socialconnector.google;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.settings.LocalizedText;
import dev.socialconnector.settings.SvgLogo;
import java.net.URI;

/** Makes {@link GoogleConnector}s from an administrator's settings. Found by {@link dev.socialconnector.Connectors}. */
public final class GoogleConnectorFactory implements ConnectorFactory {
    static final String ID = "google";

    private static final String CLIENTS = "[A-Za-z0-9._\\s,-]{1,2000}";
    private static final String LIST = "client ids separated by spaces or commas";
    private static final String LIST_KOREAN = "클라이언트 ID를 공백이나 쉼표로 구분해 입력하세요";

    static final ConnectorMetadata METADATA = ConnectorMetadata.of(
                    ID,
                    LocalizedText.of("Google", "Google"),
                    URI.create("https://developers.google.com/identity/openid-connect/openid-connect"))
            .withLogo(SvgLogo.of(GoogleConnectorFactory.class.getResourceAsStream("google.svg")))
            .withLogoDark(SvgLogo.of(GoogleConnectorFactory.class.getResourceAsStream("google-dark.svg")))
            .withFields(
                    ConfigField.text("clientId")
                            .mandatory()
                            .matching(
                                    "[A-Za-z0-9._-]{1,255}",
                                    "letters, digits, dots and hyphens",
                                    "영문자, 숫자, 점, 하이픈만 입력하세요")
                            .label("Client ID", "클라이언트 ID")
                            .help(
                                    "The ID of an OAuth client of the type web application.",
                                    "유형이 웹 애플리케이션인 OAuth 클라이언트의 ID입니다.")
                            .placeholder("1234567890-abc123def456.apps.googleusercontent.com"),
                    ConfigField.secret("clientSecret")
                            .mandatory()
                            .matching(
                                    "[!-~]{1,255}", "visible ASCII characters without spaces", "공백 없이 ASCII 문자만 입력하세요")
                            .label("Client secret", "클라이언트 보안 비밀번호")
                            .help(
                                    "The secret of this client. Google shows it once, when it is made.",
                                    "이 클라이언트의 보안 비밀번호입니다. 만들 때 한 번만 표시됩니다."),
                    ConfigField.text("scope")
                            .matching(
                                    ConfigField.listOf("[!#-+\\--\\[\\]-~]{1,256}"),
                                    "scope names separated by spaces or commas",
                                    "scope 이름을 공백이나 쉼표로 구분해 입력하세요")
                            .label("Scopes", "범위(scope)")
                            .help(
                                    "Scopes to ask for at each sign-in. Blank asks for openid, profile and email.",
                                    "로그인할 때마다 요청할 scope입니다. 비워 두면 openid, profile, email을 요청합니다.")
                            .placeholder("openid profile email"),
                    ConfigField.text("hostedDomains")
                            .matching(
                                    "\\*|[A-Za-z0-9.\\s,-]{1,1000}",
                                    "domains separated by spaces or commas, or *",
                                    "도메인을 공백이나 쉼표로 구분해 입력하거나 *를 입력하세요")
                            .label("Hosted domains", "조직 도메인")
                            .help(
                                    "Lets only accounts of these Google Workspace domains sign in; * means any of them. Blank lets everybody.",
                                    "이 Google Workspace 도메인의 계정만 로그인할 수 있습니다. *는 모든 조직 계정입니다. 비워 두면 누구나 로그인할 수 있습니다.")
                            .placeholder("example.com"),
                    ConfigField.flag("offline", false)
                            .label("Refresh tokens", "갱신 토큰")
                            .help(
                                    "Whether to ask for a refresh token. Google gives it at a person's first consent.",
                                    "갱신 토큰을 요청할지 정합니다. Google은 처음 동의할 때만 갱신 토큰을 줍니다."),
                    ConfigField.flag("trustVerifiedEmail", false)
                            .label("Trust any verified e-mail", "확인된 모든 이메일 신뢰")
                            .help(
                                    "Counts any e-mail that Google verified once as verified. The address may belong to another person by now.",
                                    "Google이 한 번 확인한 이메일을 모두 확인된 것으로 봅니다. 지금은 다른 사람의 주소일 수 있습니다."),
                    ConfigField.text("nativeClientIds")
                            .matching(CLIENTS, LIST, LIST_KOREAN)
                            .label("Client IDs of apps", "앱의 클라이언트 ID")
                            .help(
                                    "Clients of apps and of the button in pages whose ID tokens may be handed in. Blank switches that off.",
                                    "앱이나 웹페이지 버튼이 전달하는 ID 토큰을 허용할 클라이언트 ID입니다. 비워 두면 끕니다."),
                    ConfigField.flag("nativeNonce", true)
                            .label("Nonce for apps", "앱 로그인 nonce")
                            .help(
                                    "Whether an ID token that is handed in must carry the nonce that the server gave out.",
                                    "전달된 ID 토큰에 서버가 발급한 nonce가 있어야 하는지 정합니다."),
                    ConfigField.text("eventAudiences")
                            .matching(CLIENTS, LIST, LIST_KOREAN)
                            .label("Other clients in security events", "보안 이벤트의 다른 클라이언트")
                            .help(
                                    "Further client IDs of the same project that security events may be addressed to.",
                                    "보안 이벤트의 수신 대상으로 허용할 같은 프로젝트의 다른 클라이언트 ID입니다."));

    /** For {@link java.util.ServiceLoader}. */
    public GoogleConnectorFactory() {}

    @Override
    public ConnectorMetadata metadata() {
        return METADATA;
    }

    @Override
    public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
        return new GoogleConnector(GoogleConfig.of(config).build(), context);
    }
}
