package dev.socialconnector.naver;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import java.util.List;

/**
 * Tries the settings by exchanging a code that is made up: Naver refuses the client if it does not know it, or else the code. Naver does
 * not look at the callback address here, but shows a wrong one in the browser.
 */
final class NaverConfigurationCheck implements ConfigurationCheck {
    private static final ConfigFault CLIENT =
            ConfigFault.of("clientId", "or clientSecret is not accepted by Naver", "또는 clientSecret이 네이버에서 허용되지 않습니다");

    private final OAuthClient client;
    private final TokenEndpoint tokenEndpoint;
    private final boolean codeVerifier;

    NaverConfigurationCheck(OAuthClient client, TokenEndpoint tokenEndpoint, boolean codeVerifier) {
        this.client = client;
        this.tokenEndpoint = tokenEndpoint;
        this.codeVerifier = codeVerifier;
    }

    @Override
    public List<ConfigFault> check(String redirectUri) {
        ConnectorException refusal = tokenEndpoint.refusalOfMadeUpCode(redirectUri, codeVerifier, client.deadline());
        return switch (refusal.reason()) {
            case CODE_EXPIRED -> List.of();
            case MISCONFIGURED -> List.of(CLIENT);
            default -> throw refusal;
        };
    }
}
