package dev.socialconnector.github;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import java.util.List;
import java.util.Optional;

/**
 * Tries the settings by exchanging a code that is made up: GitHub looks at the client first, and calls the code wrong only to one that it
 * accepts. A callback address that is not registered may go unnoticed here; GitHub shows that one in the browser.
 */
final class GitHubConfigurationCheck implements ConfigurationCheck {
    private static final ConfigFault CLIENT_ID =
            ConfigFault.of("clientId", "is unknown to GitHub", "GitHub에 없는 클라이언트 ID입니다");
    private static final ConfigFault SUSPENDED =
            ConfigFault.of("clientId", "is of an application that GitHub has suspended", "GitHub가 이용을 제한한 앱입니다");
    private static final ConfigFault CLIENT = ConfigFault.of(
            "clientSecret", "or clientId is not accepted by GitHub", "또는 clientId가 GitHub에서 허용되지 않습니다");
    private static final ConfigFault REDIRECT_URI = ConfigFault.of(
            "redirectUri", "is not below the callback URL that is registered", "등록된 콜백 URL의 하위 주소가 아닙니다");

    private final OAuthClient client;
    private final TokenEndpoint tokenEndpoint;

    GitHubConfigurationCheck(OAuthClient client, TokenEndpoint tokenEndpoint) {
        this.client = client;
        this.tokenEndpoint = tokenEndpoint;
    }

    @Override
    public List<ConfigFault> check(String redirectUri) {
        ConnectorException refusal = tokenEndpoint.refusalOfMadeUpCode(redirectUri, true, client.deadline());
        return switch (refusal.reason()) {
            case CODE_EXPIRED -> List.of();
            case MISCONFIGURED -> List.of(faultOf(refusal.providerCode()));
            default -> throw refusal;
        };
    }

    private static ConfigFault faultOf(Optional<String> code) {
        return switch (code.orElse("")) {
            case "" -> CLIENT_ID;
            case "redirect_uri_mismatch" -> REDIRECT_URI;
            case "application_suspended" -> SUSPENDED;
            default -> CLIENT;
        };
    }
}
