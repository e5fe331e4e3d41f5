package dev.socialconnector.apple;

import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.settings.LocalizedText;
import dev.socialconnector.settings.SvgLogo;
import java.net.URI;

/** The form that an administrator fills in, and its check. */
final class AppleForm {
    static final String ID = "apple";

    private static final ConfigFault PRIVATE_KEY = ConfigFault.of(
            "privateKey",
            "must be the text of a .p8 file: a private key for ES256, in PEM",
            ".p8 파일의 내용(PEM 형식의 ES256 개인 키)을 입력하세요");

    static final ConnectorMetadata METADATA = ConnectorMetadata.of(
                    ID,
                    LocalizedText.of("Apple"),
                    URI.create("https://developer.apple.com/documentation/signinwithapplerestapi"))
            .withLogo(SvgLogo.of(AppleForm.class.getResourceAsStream("apple.svg")))
            .withLogoDark(SvgLogo.of(AppleForm.class.getResourceAsStream("apple-dark.svg")))
            .withFields(
                    ConfigField.text("clientId")
                            .mandatory()
                            .matching(
                                    "[A-Za-z0-9._-]{1,255}",
                                    "letters, digits, dots and hyphens",
                                    "영문자, 숫자, 점, 하이픈만 입력하세요")
                            .label("Services ID", "Services ID")
                            .help(
                                    "The identifier of the Services ID that the web sign-in is configured for.",
                                    "웹 로그인을 설정한 Services ID의 식별자입니다.")
                            .placeholder("com.example.web"),
                    ConfigField.text("teamId")
                            .mandatory()
                            .matching("[A-Z0-9]{10}", "ten capital letters and digits", "영문 대문자와 숫자 10자를 입력하세요")
                            .label("Team ID", "팀 ID")
                            .help("The ten characters that name the developer team.", "개발자 팀을 나타내는 10자의 ID입니다.")
                            .placeholder("A1B2C3D4E5"),
                    ConfigField.text("keyId")
                            .mandatory()
                            .matching("[A-Za-z0-9]{1,64}", "letters and digits", "영문자와 숫자만 입력하세요")
                            .label("Key ID", "키 ID")
                            .help("The id of the private key below.", "아래 개인 키의 ID입니다.")
                            .placeholder("F6G7H8I9J0"),
                    ConfigField.secret("privateKey")
                            .mandatory()
                            .matching("[ -~\\s]{1,4000}", "ASCII characters", "ASCII 문자만 입력하세요")
                            .label("Private key", "개인 키")
                            .help(
                                    "The text of the .p8 file, which Apple lets you download once.",
                                    "Apple에서 한 번만 내려받을 수 있는 .p8 파일의 내용입니다."),
                    ConfigField.text("scope")
                            .matching(
                                    ConfigField.listOf("[!#-+\\--\\[\\]-~]{1,256}"),
                                    "scope names separated by spaces or commas",
                                    "scope 이름을 공백이나 쉼표로 구분해 입력하세요")
                            .label("Scopes", "범위(scope)")
                            .help(
                                    "Scopes to ask for at each sign-in. Blank asks for name and email.",
                                    "로그인할 때마다 요청할 scope입니다. 비워 두면 name, email을 요청합니다.")
                            .placeholder("name email"),
                    ConfigField.text("bundleIds")
                            .matching(
                                    "[A-Za-z0-9._\\s,-]{1,2000}",
                                    "bundle ids separated by spaces or commas",
                                    "번들 ID를 공백이나 쉼표로 구분해 입력하세요")
                            .label("Bundle IDs", "번들 ID")
                            .help(
                                    "The apps whose ID tokens and notifications are accepted. Blank accepts no app's ID token.",
                                    "ID 토큰과 알림을 허용할 앱의 번들 ID입니다. 비워 두면 앱의 ID 토큰을 허용하지 않습니다.")
                            .placeholder("com.example.app"),
                    ConfigField.flag("nativeNonceRequired", true)
                            .label("Apps need a nonce", "앱의 nonce 필수")
                            .help(
                                    "Whether an ID token from an app must carry a nonce of this server.",
                                    "앱의 ID 토큰에 이 서버가 발급한 nonce가 있어야 하는지 정합니다."))
            .withRule(PRIVATE_KEY, form -> form.text("privateKey").stream().allMatch(AppleForm::isPrivateKey));

    private AppleForm() {}

    private static boolean isPrivateKey(String text) {
        try {
            AppleConfig.key(text, ID);
            return true;
        } catch (IllegalArgumentException noKey) {
            return false;
        }
    }
}
