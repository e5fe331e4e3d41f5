package dev.socialconnector.oidc;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.settings.LocalizedText;
import dev.socialconnector.settings.SvgLogo;
import java.net.URI;

/**
 * Makes {@link OidcConnector}s from an administrator's settings, one for each provider. Found by
 * {@link dev.socialconnector.Connectors}.
 */
public final class OidcConnectorFactory implements ConnectorFactory {
    static final String ID = "oidc";
    static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";

    private static final String NAMES = "lower-case letters, digits and hyphens";
    private static final String NAMES_KOREAN = "영문 소문자, 숫자, 하이픈만 입력하세요";

    static final ConnectorMetadata METADATA = OidcSettings.withRules(ConnectorMetadata.of(
                    ID,
                    LocalizedText.of("OpenID Connect"),
                    URI.create("https://openid.net/developers/how-connect-works/"))
            .withLogo(SvgLogo.of(OidcConnectorFactory.class.getResourceAsStream("oidc.svg")))
            .withLogoDark(SvgLogo.of(OidcConnectorFactory.class.getResourceAsStream("oidc-dark.svg")))
            .withFields(
                    ConfigField.text("issuer")
                            .mandatory()
                            .matching("https?://[!-~]{1,500}", "an https address", "https 주소를 입력하세요")
                            .label("Issuer", "발급자(issuer)")
                            .help(
                                    "The provider's issuer identifier, to the letter; its discovery document is read there.",
                                    "제공자의 발급자(issuer) 식별자를 글자 그대로 입력합니다. 이 주소에서 discovery 문서를 읽습니다.")
                            .placeholder("https://accounts.example.com"),
                    ConfigField.text("clientId")
                            .mandatory()
                            .matching("[ -~]{1,255}", "ASCII characters", "ASCII 문자만 입력하세요")
                            .label("Client ID", "클라이언트 ID")
                            .help("The client id that the provider gave out.", "제공자가 발급한 클라이언트 ID입니다."),
                    ConfigField.secret("clientSecret")
                            .matching("[ -~]{1,500}", "ASCII characters", "ASCII 문자만 입력하세요")
                            .label("Client secret", "클라이언트 시크릿")
                            .help(
                                    "The client secret. Leave blank only for a public client.",
                                    "클라이언트 시크릿입니다. 공개 클라이언트인 경우에만 비워 둡니다."),
                    ConfigField.choice(
                                    "clientAuthentication",
                                    "automatic",
                                    "client_secret_basic",
                                    "client_secret_post",
                                    "client_secret_jwt",
                                    "private_key_jwt")
                            .label("Client authentication", "클라이언트 인증 방식")
                            .choiceLabel("automatic", "As the provider wants it", "제공자에 맞춤")
                            .choiceLabel("client_secret_basic", "In the header", "헤더로 전송")
                            .choiceLabel("client_secret_post", "In the form", "폼으로 전송")
                            .choiceLabel("client_secret_jwt", "JWT signed with the secret", "시크릿으로 서명한 JWT")
                            .choiceLabel("private_key_jwt", "JWT signed with a private key", "개인 키로 서명한 JWT")
                            .help(
                                    "How the client secret is sent. Change it only if the provider demands that.",
                                    "클라이언트 시크릿을 보내는 방식입니다. 제공자가 요구할 때만 변경하세요."),
                    ConfigField.secret("privateKey")
                            .matching("[ -~\\s]{1,10000}", "ASCII characters", "ASCII 문자만 입력하세요")
                            .label("Private key", "개인 키")
                            .help(
                                    "The client's private key for private_key_jwt: PEM (PKCS #8) or a JWK. RSA or an elliptic curve.",
                                    "private_key_jwt에 사용할 개인 키입니다. PEM(PKCS #8) 또는 JWK 형식의 RSA나 타원 곡선 키를 입력합니다."),
                    ConfigField.text("privateKeyId")
                            .matching("[ -~]{1,255}", "ASCII characters", "ASCII 문자만 입력하세요")
                            .label("Private key ID", "개인 키 ID")
                            .help(
                                    "The key's id (kid) at the provider. Blank sends none, or the one that a JWK has.",
                                    "제공자에 등록된 키의 ID(kid)입니다. 비워 두면 보내지 않거나 JWK에 있는 값을 보냅니다."),
                    ConfigField.choice("assertionAudience", "token_endpoint", "issuer")
                            .label("Audience of the JWT", "JWT 대상(aud)")
                            .choiceLabel("token_endpoint", "The token endpoint", "토큰 엔드포인트")
                            .choiceLabel("issuer", "The issuer", "발급자(issuer)")
                            .help(
                                    "Whom a JWT that authenticates the client is for. The issuer if the provider takes nothing else.",
                                    "클라이언트를 인증하는 JWT의 대상(aud)입니다. 제공자가 발급자만 받을 때 발급자를 선택하세요."),
                    ConfigField.choice(
                                    "idTokenAlgorithm",
                                    "automatic",
                                    "RS256",
                                    "RS384",
                                    "RS512",
                                    "PS256",
                                    "PS384",
                                    "PS512",
                                    "ES256",
                                    "ES384",
                                    "ES512",
                                    "HS256")
                            .label("ID token algorithm", "ID 토큰 알고리즘")
                            .choiceLabel("automatic", "As the provider announces, RS256 first", "제공자가 알리는 방식(RS256 우선)")
                            .choiceLabel("HS256", "HS256, with the client secret", "HS256(클라이언트 시크릿)")
                            .help(
                                    "How the provider signs ID tokens for this client. HS256 only if it offers nothing else.",
                                    "제공자가 이 클라이언트의 ID 토큰에 서명하는 방식입니다. HS256은 다른 방식이 없을 때만 사용하세요."),
                    ConfigField.text("scope")
                            .matching(
                                    "[!#-\\[\\]-~\\s]{1,1000}",
                                    "scope names separated by spaces or commas",
                                    "scope 이름을 공백이나 쉼표로 구분해 입력하세요")
                            .label("Scopes", "범위(scope)")
                            .help(
                                    "Scopes to ask for at each sign-in. Blank asks for openid, profile and email.",
                                    "로그인할 때마다 요청할 scope입니다. 비워 두면 openid, profile, email을 요청합니다.")
                            .placeholder("openid profile email"),
                    ConfigField.text("endpointHosts")
                            .matching(
                                    "[A-Za-z0-9.:\\[\\]\\s,-]{1,2000}",
                                    "host names separated by spaces or commas",
                                    "호스트 이름을 공백이나 쉼표로 구분해 입력하세요")
                            .label("Further hosts", "추가 호스트")
                            .help(
                                    "Hosts that the provider's endpoints may be on, besides the issuer's own.",
                                    "발급자 호스트 외에 제공자의 엔드포인트가 있을 수 있는 호스트입니다.")
                            .placeholder("token.example.com keys.example.com"),
                    ConfigField.text("trustedAudiences")
                            .matching(
                                    "[!-~\\s]{1,2000}",
                                    "client ids separated by spaces or commas",
                                    "클라이언트 ID를 공백이나 쉼표로 구분해 입력하세요")
                            .label("Trusted audiences", "신뢰하는 대상(aud)")
                            .help(
                                    "Who else an ID token may be for, besides this client. Each of them could sign in here with it.",
                                    "이 클라이언트 외에 ID 토큰의 대상(aud)으로 허용할 이름입니다. 이들은 그 토큰으로 여기에 로그인할 수 있습니다."),
                    ConfigField.flag("withoutNonce", false)
                            .label("Without nonce", "nonce 없이 로그인")
                            .help(
                                    "For a provider that never returns the nonce. It must check PKCE, which is then always used.",
                                    "nonce를 돌려주지 않는 제공자에 사용합니다. 항상 PKCE를 사용하며, 제공자가 이를 검증해야 합니다."),
                    ConfigField.text("tenants")
                            .matching(
                                    "[0-9A-Fa-f\\s,-]{1,2000}",
                                    "tenant ids separated by spaces or commas",
                                    "테넌트 ID를 공백이나 쉼표로 구분해 입력하세요")
                            .label("Tenants", "테넌트")
                            .help(
                                    "Who may sign in where one issuer has many tenants (Microsoft Entra ID). Blank allows all.",
                                    "발급자에 여러 테넌트가 있을 때(Microsoft Entra ID) 로그인할 수 있는 테넌트입니다. 비워 두면 모두 허용합니다."),
                    ConfigField.choice("responseMode", "query", "form_post")
                            .label("Response mode", "응답 방식")
                            .choiceLabel("query", "In the address", "주소(query)")
                            .choiceLabel("form_post", "As a form", "폼(form_post)")
                            .help(
                                    "How the provider sends the browser back. A form needs a cookie with SameSite=None.",
                                    "제공자가 브라우저를 돌려보내는 방식입니다. 폼 방식에는 SameSite=None 쿠키가 필요합니다."),
                    ConfigField.text("connectorId")
                            .matching(NAME, NAMES, NAMES_KOREAN)
                            .label("Connector ID", "커넥터 ID")
                            .help(
                                    "Tells this connector from others of its kind. Blank is oidc.",
                                    "같은 종류의 다른 커넥터와 구분하는 ID입니다. 비워 두면 oidc를 사용합니다."),
                    ConfigField.text("target")
                            .matching(NAME, NAMES, NAMES_KOREAN)
                            .label("Provider name", "제공자 이름")
                            .help(
                                    "What the accounts of this provider are filed under. Blank is the connector ID.",
                                    "이 제공자의 계정을 분류하는 이름입니다. 비워 두면 커넥터 ID를 사용합니다."),
                    ConfigField.flag("allowLoopback", false)
                            .label("Provider on this machine", "이 컴퓨터의 제공자 허용")
                            .help(
                                    "Allows a provider on the server itself, also without https. For development only.",
                                    "서버와 같은 컴퓨터에 있는 제공자를 https 없이도 허용합니다. 개발할 때만 사용하세요.")));

    /** For {@link java.util.ServiceLoader}. */
    public OidcConnectorFactory() {}

    @Override
    public ConnectorMetadata metadata() {
        return METADATA;
    }

    @Override
    public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
        return new OidcConnector(OidcConfig.of(config), context);
    }
}
