package dev.socialconnector.kakao.settings;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.settings.LocalizedText;
import dev.socialconnector.settings.SvgLogo;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The form that an administrator fills in: the connector's names, its logo, its fields, and how what was filled in is read. */
public final class KakaoForm {
    /** The id of the connector. */
    public static final String ID = "kakao";

    private static final String KEY = "[A-Za-z0-9]{1,100}";
    private static final ConnectorMetadata METADATA = ConnectorMetadata.of(
                    ID,
                    LocalizedText.of("Kakao", "카카오"),
                    URI.create("https://developers.kakao.com/docs/latest/en/kakaologin/prerequisite"))
            .withLogo(SvgLogo.of(KakaoForm.class.getResourceAsStream("kakao.svg")))
            .withLogoDark(SvgLogo.of(KakaoForm.class.getResourceAsStream("kakao-dark.svg")))
            .withFields(fields());

    private KakaoForm() {}

    /** Returns the description of the connector. */
    public static ConnectorMetadata metadata() {
        return METADATA;
    }

    /**
     * Reads what an administrator filled in. Code may add what no form may set, such as {@link KakaoConfig#withEndpoints}.
     *
     * @throws ConnectorException {@link ConnectorException.Reason#MISCONFIGURED}, naming every faulty key at once and no value
     */
    public static KakaoConfig read(ConnectorConfig form) {
        ConnectorFactory.requireValid(METADATA, form);
        return KakaoConfig.of(form.text("clientId").orElseThrow())
                .withClientSecret(form.text("clientSecret").orElse(""))
                .withOpenIdConnect(OpenIdConnectMode.valueOf(
                        form.text("openIdConnect").orElse("automatic").toUpperCase(Locale.ROOT)))
                .withPkce(form.flag("pkce", true))
                .withScopes(form.list("scope"))
                .withApplication(application(form));
    }

    private static KakaoApplication application(ConnectorConfig form) {
        return new KakaoApplication(
                form.text("applicationId").map(Long::valueOf),
                form.text("adminKey"),
                form.text("primaryAdminKey"),
                Set.copyOf(form.list("eventAudiences")),
                KakaoNativeApps.of(form.list("nativeClientIds")).withNonceRequired(form.flag("nativeNonce", true)));
    }

    private static List<ConfigField> fields() {
        return List.of(
                ConfigField.text("clientId")
                        .mandatory()
                        .matching(KEY, "letters and digits only", "영문자와 숫자만 입력할 수 있습니다")
                        .placeholder("0a1b2c3d4e5f60718293a4b5c6d7e8f9")
                        .label("REST API key", "REST API 키")
                        .help(
                                "The REST API key of the application, not its native app, JavaScript or admin key.",
                                "앱의 REST API 키입니다. 네이티브 앱 키, JavaScript 키, 어드민 키가 아닙니다."),
                ConfigField.secret("clientSecret")
                        .matching(
                                "[!-~]{1,200}", "visible ASCII characters without spaces", "공백 없이 ASCII 문자만 입력할 수 있습니다")
                        .label("Client secret", "클라이언트 시크릿")
                        .help(
                                "The client secret of this REST API key. New keys demand it; leave blank only if it is off.",
                                "이 REST API 키의 클라이언트 시크릿입니다. 새 키는 기본으로 사용하며, 꺼 둔 경우에만 비워 둡니다."),
                ConfigField.choice("openIdConnect", "automatic", "required", "off")
                        .choiceLabel("automatic", "Automatic: verify ID tokens that come", "자동: ID 토큰이 오면 항상 검증")
                        .choiceLabel("required", "Required: refuse sign-ins without one", "필수: ID 토큰이 없으면 로그인 거부")
                        .choiceLabel("off", "Off: use no ID tokens", "끔: ID 토큰을 사용하지 않음")
                        .label("OpenID Connect", "OpenID Connect")
                        .help(
                                "Choose required once OpenID Connect is switched on in Kakao's console.",
                                "카카오 콘솔에서 OpenID Connect를 켰다면 ‘필수’를 선택하세요."),
                ConfigField.flag("pkce", true)
                        .label("PKCE", "PKCE")
                        .help(
                                "Binds the authorization code to this server (RFC 7636).",
                                "인가 코드를 이 서버에 묶습니다(RFC 7636)."),
                ConfigField.text("scope")
                        .matching(
                                ConfigField.listOf("[a-z0-9_.]{1,100}"),
                                "scope names separated by spaces or commas",
                                "동의항목 ID를 공백이나 쉼표로 구분해 입력하세요")
                        .placeholder("account_email profile_nickname")
                        .label("Scopes", "동의항목")
                        .help(
                                "Consent items to ask for at each sign-in. Blank leaves the choice to Kakao's console.",
                                "로그인할 때마다 요청할 동의항목입니다. 비워 두면 카카오 콘솔 설정을 따릅니다."),
                ConfigField.text("applicationId")
                        .matching("[1-9][0-9]{0,17}", "a number", "숫자만 입력할 수 있습니다")
                        .placeholder("123456")
                        .label("App ID", "앱 ID")
                        .help(
                                "The number of the application. Needed for unlink notices and for access tokens from apps.",
                                "앱의 ID(숫자)입니다. 연결 해제 웹훅과 앱이 전달하는 액세스 토큰에 필요합니다."),
                ConfigField.secret("adminKey")
                        .matching(KEY, "letters and digits only", "영문자와 숫자만 입력할 수 있습니다")
                        .label("Admin key", "어드민 키")
                        .help(
                                "An admin key of the application. Needed to act for people who are away, and for unlink notices.",
                                "앱의 어드민 키입니다. 자리에 없는 사용자를 대신하거나 연결 해제 웹훅을 받으려면 필요합니다."),
                ConfigField.secret("primaryAdminKey")
                        .matching(KEY, "letters and digits only", "영문자와 숫자만 입력할 수 있습니다")
                        .label("Primary admin key", "대표 어드민 키")
                        .help(
                                "Only if the admin key above is not the primary one, with which Kakao sends unlink notices.",
                                "위의 어드민 키가 연결 해제 웹훅에 쓰이는 대표 키가 아닐 때만 입력합니다."),
                ConfigField.text("eventAudiences")
                        .matching(
                                "[A-Za-z0-9\\s,]{1,2000}",
                                "keys separated by spaces or commas",
                                "키를 공백이나 쉼표로 구분해 입력하세요")
                        .label("Other keys in account events", "계정 이벤트의 다른 키")
                        .help(
                                "Further REST API keys of the application that account events may be addressed to.",
                                "계정 상태 변경 웹훅의 수신 대상으로 허용할 앱의 다른 REST API 키입니다."),
                ConfigField.text("nativeClientIds")
                        .matching(
                                "[A-Za-z0-9\\s,]{1,2000}",
                                "app keys separated by spaces or commas",
                                "앱 키를 공백이나 쉼표로 구분해 입력하세요")
                        .label("Native app keys", "네이티브 앱 키")
                        .help(
                                "Native app and JavaScript keys whose ID tokens apps may hand in. Blank switches native sign-in off.",
                                "앱이 전달하는 ID 토큰을 허용할 네이티브 앱 키와 JavaScript 키입니다. 비워 두면 네이티브 로그인을 끕니다."),
                ConfigField.flag("nativeNonce", true)
                        .label("Nonce for native sign-in", "네이티브 로그인 nonce")
                        .help(
                                "Whether an ID token that an app hands in must carry the nonce that the server gave out.",
                                "앱이 전달하는 ID 토큰에 서버가 발급한 nonce가 있어야 하는지 정합니다."));
    }
}
