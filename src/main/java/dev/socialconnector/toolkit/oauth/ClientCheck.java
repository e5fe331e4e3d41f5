package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.settings.ConfigFault;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Tries the client by exchanging a code that is made up: a provider that does not know the client refuses it, and one that does refuses
 * the code. A redirect URI that is not registered may go unnoticed; providers show that one in the browser.
 */
public final class ClientCheck implements ConfigurationCheck {
    private final OAuthClient client;
    private final TokenEndpoint tokenEndpoint;
    private final boolean codeVerifier;
    private final Function<ConnectorException, ConfigFault> faults;

    /**
     * Makes it for one client.
     *
     * @param codeVerifier whether to send one, as sign-ins do that send a code challenge
     * @param faults tells which setting a refusal of the client is about
     */
    public ClientCheck(
            OAuthClient client,
            TokenEndpoint tokenEndpoint,
            boolean codeVerifier,
            Function<ConnectorException, ConfigFault> faults) {
        this.client = Objects.requireNonNull(client, "client");
        this.tokenEndpoint = Objects.requireNonNull(tokenEndpoint, "tokenEndpoint");
        this.codeVerifier = codeVerifier;
        this.faults = Objects.requireNonNull(faults, "faults");
    }

    @Override
    public List<ConfigFault> check(String redirectUri) {
        ConnectorException refusal = tokenEndpoint.refusalOfMadeUpCode(redirectUri, codeVerifier, client.deadline());
        return switch (refusal.reason()) {
            case CODE_EXPIRED -> List.of();
            case MISCONFIGURED -> List.of(faults.apply(refusal));
            default -> throw refusal;
        };
    }
}
