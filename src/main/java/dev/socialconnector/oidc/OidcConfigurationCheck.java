package dev.socialconnector.oidc;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.oauth.ClientCheck;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.openid.ProviderMetadata;
import java.util.List;
import java.util.function.Function;

/**
 * Tries the settings: reads what the provider publishes and its keys, and exchanges a code that is made up, which the provider refuses
 * for the code if it knows the client, and for the client if not. A wrong redirect URI shows on the provider's own page only.
 */
final class OidcConfigurationCheck implements ConfigurationCheck {
    private static final ConfigFault ISSUER = ConfigFault.of(
            "issuer",
            "leads to no provider that can be worked with; its discovery document is missing or lacks something",
            "주소에서 사용할 수 있는 제공자를 찾지 못했습니다. discovery 문서가 없거나 필요한 항목이 빠져 있습니다");
    private static final ConfigFault CLIENT = ConfigFault.of(
            "clientId", "or clientSecret is not accepted by the provider", "또는 clientSecret이 제공자에서 허용되지 않습니다");

    private final Function<Deadline, ProviderMetadata> discovery;
    private final Function<ProviderMetadata, OidcProvider> provider;
    private final OidcConfig config;
    private final OAuthClient client;

    OidcConfigurationCheck(
            Function<Deadline, ProviderMetadata> discovery,
            Function<ProviderMetadata, OidcProvider> provider,
            OidcConfig config,
            OAuthClient client) {
        this.discovery = discovery;
        this.provider = provider;
        this.config = config;
        this.client = client;
    }

    @Override
    public List<ConfigFault> check(String redirectUri) {
        String checked = AuthorizationOptions.redirectingTo(redirectUri).redirectUri();
        Deadline deadline = client.deadline();
        OidcProvider found;
        try {
            ProviderMetadata metadata = discovery.apply(deadline);
            List<String> elsewhere = config.endpoints().elsewhere(metadata);
            if (!elsewhere.isEmpty()) {
                return List.of(hosts(String.join(", ", elsewhere)));
            }
            found = provider.apply(metadata);
            found.idTokens().requireKeys(deadline);
        } catch (ConnectorException failure) {
            if (failure.reason().turn() == ConnectorException.Turn.OPERATOR) {
                return List.of(ISSUER);
            }
            throw failure;
        }
        return new ClientCheck(
                        client,
                        found.tokenEndpoint(),
                        found.authorizationEndpoint().codeChallenge(),
                        ClientCheck.byReason(refusal -> CLIENT))
                .check(checked, deadline);
    }

    private static ConfigFault hosts(String members) {
        return ConfigFault.of(
                "endpointHosts",
                "does not name the hosts of the provider's " + members + ", or these are not by https",
                "제공자의 " + members + " 호스트가 빠져 있거나 https 주소가 아닙니다");
    }
}
