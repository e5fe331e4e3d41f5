package dev.socialconnector.github;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.settings.ConfigFault;

/** Tells which setting it is that GitHub refused a client for. It knows no reason but its words, and none for an unknown id. */
final class GitHubFaults {
    private static final ConfigFault CLIENT_ID =
            ConfigFault.of("clientId", "is unknown to GitHub", "GitHub에 없는 클라이언트 ID입니다");
    private static final ConfigFault SUSPENDED =
            ConfigFault.of("clientId", "is of an application that GitHub has suspended", "GitHub가 이용을 제한한 앱입니다");
    private static final ConfigFault CLIENT =
            ConfigFault.of("clientSecret", "or clientId is not accepted by GitHub", "또는 clientId가 GitHub에서 허용되지 않습니다");
    private static final ConfigFault REDIRECT_URI = ConfigFault.of(
            "redirectUri", "is not below the callback URL that is registered", "등록된 콜백 URL의 하위 주소가 아닙니다");

    private GitHubFaults() {}

    static ConfigFault of(ConnectorException refusal) {
        return switch (refusal.providerCode().orElse("")) {
            case "" -> CLIENT_ID;
            case "redirect_uri_mismatch" -> REDIRECT_URI;
            case "application_suspended" -> SUSPENDED;
            default -> CLIENT;
        };
    }
}
