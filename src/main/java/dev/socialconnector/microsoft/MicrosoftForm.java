package dev.socialconnector.microsoft;

import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.settings.LocalizedText;
import dev.socialconnector.settings.SvgLogo;
import java.net.URI;
import java.util.Optional;

/** The form that an administrator fills in, and its check. */
final class MicrosoftForm {
    static final String ID = "microsoft";
    static final String PAIRWISE = "tid_sub";

    private static final ConfigFault TENANTS = ConfigFault.of(
            "tenants",
            "can be chosen only if tenant is common or organizations",
            "테넌트가 common 또는 organizations일 때만 선택할 수 있습니다");

    static final ConnectorMetadata METADATA = ConnectorMetadata.of(
                    ID,
                    LocalizedText.of("Microsoft"),
                    URI.create("https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc"))
            .withLogo(SvgLogo.of(MicrosoftForm.class.getResourceAsStream("microsoft.svg")))
            .withLogoDark(SvgLogo.of(MicrosoftForm.class.getResourceAsStream("microsoft-dark.svg")))
            .withFields(
                    ConfigField.text("tenant")
                            .mandatory()
                            .matching(
                                    MicrosoftTenant.COMMON + "|" + MicrosoftTenant.ORGANIZATIONS + "|"
                                            + MicrosoftTenant.CONSUMERS + "|" + MicrosoftTenant.ID,
                                    "common, organizations, consumers or a tenant's id",
                                    "common, organizations, consumers 또는 테넌트 ID를 입력하세요")
                            .label("Tenant", "테넌트")
                            .help(
                                    "Who may sign in: one tenant by its id, organizations (all work accounts), consumers (personal ones), or common (all).",
                                    "로그인할 수 있는 계정입니다. 테넌트 ID(한 테넌트), organizations(모든 회사·학교 계정), consumers(개인 계정), common(모두) 중 하나를 입력합니다.")
                            .placeholder("00000000-0000-0000-0000-000000000000"),
                    ConfigField.text("clientId")
                            .mandatory()
                            .matching("[A-Za-z0-9._-]{1,255}", "letters, digits and hyphens", "영문자, 숫자, 하이픈만 입력하세요")
                            .label("Application (client) ID", "애플리케이션(클라이언트) ID")
                            .help("The id of the app registration.", "앱 등록의 ID입니다."),
                    ConfigField.secret("clientSecret")
                            .mandatory()
                            .matching("[!-~]{1,500}", "ASCII characters without blanks", "공백 없는 ASCII 문자만 입력하세요")
                            .label("Client secret", "클라이언트 암호")
                            .help(
                                    "The value of a client secret, not its id. It expires.",
                                    "클라이언트 암호의 ID가 아닌 값입니다. 만료 기한이 있습니다."),
                    ConfigField.text("tenants")
                            .matching(
                                    MicrosoftTenant.ID + "(?:[\\s,]+" + MicrosoftTenant.ID + "){0,99}",
                                    "tenant ids separated by spaces or commas",
                                    "테넌트 ID를 공백이나 쉼표로 구분해 입력하세요")
                            .label("Allowed tenants", "허용할 테넌트")
                            .help(
                                    "Of common or organizations, the tenants that may sign in. Blank allows all of them.",
                                    "common 또는 organizations 중 로그인할 수 있는 테넌트입니다. 비워 두면 모두 허용합니다."),
                    ConfigField.choice("subject", "tid_oid", PAIRWISE)
                            .label("People are known by", "사용자 식별 기준")
                            .choiceLabel("tid_oid", "Tenant and object id", "테넌트와 개체 ID")
                            .choiceLabel(PAIRWISE, "Tenant and this application's own id", "테넌트와 이 애플리케이션 전용 ID")
                            .help(
                                    "What a person is identified by. Never change it once people have signed in.",
                                    "사용자를 식별하는 기준입니다. 사용자가 로그인한 뒤에는 변경하지 마세요."),
                    ConfigField.text("scope")
                            .matching(
                                    ConfigField.listOf("[!#-+\\--\\[\\]-~]{1,256}"),
                                    "scope names separated by spaces or commas",
                                    "scope 이름을 공백이나 쉼표로 구분해 입력하세요")
                            .label("Scopes", "범위(scope)")
                            .help(
                                    "Scopes to ask for at each sign-in. Blank asks for openid, profile and email; offline_access brings a refresh token.",
                                    "로그인할 때마다 요청할 scope입니다. 비워 두면 openid, profile, email을 요청합니다. offline_access를 넣으면 갱신 토큰을 받습니다.")
                            .placeholder("openid profile email offline_access"))
            .withRule(TENANTS, MicrosoftForm::mayChooseTenants);

    private MicrosoftForm() {}

    /** Where the tenant is missing or malformed, that is told instead. */
    private static boolean mayChooseTenants(ConnectorConfig form) {
        Optional<MicrosoftTenant> tenant =
                form.text("tenant").filter(MicrosoftTenant::isTenant).map(MicrosoftTenant::of);
        return form.text("tenants").isEmpty()
                || tenant.isEmpty()
                || tenant.get().isMany();
    }
}
