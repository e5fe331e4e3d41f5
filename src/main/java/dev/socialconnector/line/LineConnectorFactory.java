package dev.socialconnector.line;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.settings.LocalizedText;
import dev.socialconnector.settings.SvgLogo;
import java.net.URI;

/** Makes {@link LineConnector}s from an administrator's settings. Found by {@link dev.socialconnector.Connectors}. */
public final class LineConnectorFactory implements ConnectorFactory {
    static final String ID = "line";

    static final ConnectorMetadata METADATA = ConnectorMetadata.of(
                    ID, text("LINE", "라인", "LINE"), URI.create("https://developers.line.biz/en/docs/line-login/"))
            .withLogo(SvgLogo.of(LineConnectorFactory.class.getResourceAsStream("line.svg")))
            .withLogoDark(SvgLogo.of(LineConnectorFactory.class.getResourceAsStream("line-dark.svg")))
            .withFields(
                    ConfigField.text("clientId")
                            .mandatory()
                            .matching("[0-9]{1,20}", text("must be digits only", "숫자만 입력하세요", "数字のみ入力してください"))
                            .label(text("Channel ID", "채널 ID", "チャネルID"))
                            .help(text(
                                    "The channel ID of the LINE Login channel.",
                                    "LINE 로그인 채널의 채널 ID입니다.",
                                    "LINEログインチャネルのチャネルIDです。"))
                            .placeholder("1234567890"),
                    ConfigField.secret("clientSecret")
                            .mandatory()
                            .matching(
                                    "[!-~]{32,255}",
                                    text(
                                            "must be 32 visible ASCII characters or more",
                                            "공백 없이 ASCII 문자 32자 이상을 입력하세요",
                                            "空白を含まない32文字以上のASCII文字を入力してください"))
                            .label(text("Channel secret", "채널 시크릿", "チャネルシークレット"))
                            .help(text(
                                    "The channel secret. LINE signs ID tokens with it, so keep it to yourself.",
                                    "채널 시크릿입니다. LINE이 이 값으로 ID 토큰에 서명하므로 아무에게도 알리지 마세요.",
                                    "チャネルシークレットです。LINEはこの値でIDトークンに署名するため、誰にも知らせないでください。")),
                    ConfigField.text("scope")
                            .matching(
                                    ConfigField.listOf("[a-z_]{1,100}"),
                                    text(
                                            "must be scope names separated by spaces or commas",
                                            "scope 이름을 공백이나 쉼표로 구분해 입력하세요",
                                            "スコープ名を空白またはカンマで区切って入力してください"))
                            .label(text("Scopes", "범위(scope)", "スコープ"))
                            .help(text(
                                    "Scopes to ask for at each sign-in. Blank asks for openid and profile; email needs LINE's approval.",
                                    "로그인할 때마다 요청할 scope입니다. 비워 두면 openid와 profile을 요청합니다. email은 LINE의 승인이 필요합니다.",
                                    "ログインのたびに要求するスコープです。空欄の場合はopenidとprofileを要求します。emailにはLINEの承認が必要です。"))
                            .placeholder("openid profile email"),
                    ConfigField.text("nativeClientIds")
                            .matching(
                                    "[0-9\\s,]{1,500}",
                                    text(
                                            "must be channel ids separated by spaces or commas",
                                            "채널 ID를 공백이나 쉼표로 구분해 입력하세요",
                                            "チャネルIDを空白またはカンマで区切って入力してください"))
                            .label(text("Channel IDs of apps", "앱의 채널 ID", "アプリのチャネルID"))
                            .help(text(
                                    "Channels whose apps and LIFF apps may hand in ID tokens. Blank switches that off.",
                                    "앱과 LIFF 앱이 전달하는 ID 토큰을 허용할 채널입니다. 비워 두면 끕니다.",
                                    "アプリやLIFFアプリから渡されるIDトークンを受け付けるチャネルです。空欄の場合は受け付けません。")),
                    ConfigField.flag("nativeNonce", true)
                            .label(text("Nonce for apps", "앱 로그인 nonce", "アプリのnonce"))
                            .help(text(
                                    "Whether an ID token that is handed in must carry the server's nonce. LIFF sends none.",
                                    "전달된 ID 토큰에 서버가 발급한 nonce가 있어야 하는지 정합니다. LIFF는 nonce를 보내지 않습니다.",
                                    "渡されたIDトークンにサーバーが発行したnonceを必須とするかどうかです。LIFFはnonceを送りません。")));

    /** For {@link java.util.ServiceLoader}. */
    public LineConnectorFactory() {}

    @Override
    public ConnectorMetadata metadata() {
        return METADATA;
    }

    @Override
    public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
        return new LineConnector(LineConfig.of(config), context);
    }

    private static LocalizedText text(String english, String korean, String japanese) {
        return LocalizedText.of(english, korean).with("ja", japanese);
    }
}
