package dev.socialconnector.github;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.settings.LocalizedText;
import dev.socialconnector.settings.SvgLogo;
import java.net.URI;

/** Makes {@link GitHubConnector}s from an administrator's settings. Found by {@link dev.socialconnector.Connectors}. */
public final class GitHubConnectorFactory implements ConnectorFactory {
    static final String ID = "github";
    /** Client ids of OAuth apps ({@code Ov23li…}, or 20 hexadecimal digits) and GitHub Apps ({@code Iv1.…}, {@code Iv23…}). */
    static final String CLIENT_ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    private static final ConfigFault SERVER = ConfigFault.of(
            "server",
            "must be an https address without path, on another machine",
            "경로 없는 https 주소만 입력할 수 있습니다. 이 컴퓨터의 주소는 사용할 수 없습니다");
    private static final ConfigFault TOO_LONG =
            ConfigFault.of("server", "has a name that is too long", "서버 이름이 너무 깁니다");

    static final ConnectorMetadata METADATA = ConnectorMetadata.of(
                    ID,
                    LocalizedText.of("GitHub", "깃허브"),
                    URI.create("https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/creating-an-oauth-app"))
            .withLogo(SvgLogo.of(GitHubConnectorFactory.class.getResourceAsStream("github.svg")))
            .withLogoDark(SvgLogo.of(GitHubConnectorFactory.class.getResourceAsStream("github-dark.svg")))
            .withFields(
                    ConfigField.text("clientId")
                            .mandatory()
                            .matching(
                                    CLIENT_ID,
                                    "letters, digits, dots, hyphens and underscores",
                                    "영문자, 숫자, 점, 하이픈, 밑줄만 입력할 수 있습니다")
                            .placeholder("Ov23liAbCdEfGhIjKlMn")
                            .label("Client ID", "클라이언트 ID")
                            .help(
                                    "The client ID of the OAuth app or GitHub App, not its number.",
                                    "OAuth 앱 또는 GitHub 앱의 클라이언트 ID입니다. 앱 번호가 아닙니다."),
                    ConfigField.secret("clientSecret")
                            .mandatory()
                            .matching(
                                    "[!-~]{1,200}",
                                    "visible ASCII characters without spaces",
                                    "공백 없이 ASCII 문자만 입력할 수 있습니다")
                            .label("Client secret", "클라이언트 시크릿")
                            .help(
                                    "A client secret of the same app. GitHub shows it only once.",
                                    "같은 앱의 클라이언트 시크릿입니다. GitHub에서 한 번만 표시됩니다."),
                    ConfigField.text("scope")
                            .matching(
                                    ConfigField.listOf("[a-z0-9_:.-]{1,64}"),
                                    "scope names separated by spaces or commas",
                                    "scope 이름을 공백이나 쉼표로 구분해 입력하세요")
                            .placeholder("read:user user:email")
                            .label("Scopes", "범위(scope)")
                            .help(
                                    "Scopes to ask for at each sign-in. Blank asks for read:user and user:email. GitHub Apps ignore them.",
                                    "로그인할 때마다 요청할 scope입니다. 비워 두면 read:user와 user:email을 요청합니다. GitHub 앱에는 적용되지 않습니다."),
                    ConfigField.text("server")
                            .matching("https://[!-~]{1,250}", "an https address", "https 주소를 입력하세요")
                            .placeholder("https://github.example.com")
                            .label("Enterprise server", "엔터프라이즈 서버")
                            .help(
                                    "The address of a GitHub Enterprise Server, without path. Blank is github.com.",
                                    "GitHub Enterprise Server의 주소입니다(경로 제외). 비워 두면 github.com을 사용합니다."))
            .withRule(SERVER, form -> form.text("server").stream().allMatch(GitHubEndpoints::isServer))
            .withRule(TOO_LONG, form -> form.text("server").map(GitHubEndpoints::ofServer).stream()
                    .noneMatch(GitHubConfig::isTooLong));

    /** For {@link java.util.ServiceLoader}. */
    public GitHubConnectorFactory() {}

    @Override
    public ConnectorMetadata metadata() {
        return METADATA;
    }

    @Override
    public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
        return new GitHubConnector(GitHubConfig.of(config), context);
    }
}
