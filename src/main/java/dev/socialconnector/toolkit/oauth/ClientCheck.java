package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.toolkit.http.Deadline;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tries the client by exchanging a code that is made up: a provider that does not know the client refuses it, and one that does refuses
 * the code. A redirect URI that is not registered may go unnoticed; providers show that one in the browser.
 */
public final class ClientCheck implements ConfigurationCheck {
    private final OAuthClient client;
    private final TokenEndpoint tokenEndpoint;
    private final boolean codeVerifier;
    private final Function<ConnectorException, Optional<ConfigFault>> faults;

    /**
     * Makes it for one client.
     *
     * @param codeVerifier whether to send one, as sign-ins do that send a code challenge
     * @param faults tells which setting a refusal is about; empty if it is about the code alone. Throws the refusal if it says nothing of
     *     either. See {@link #byReason}
     */
    public ClientCheck(
            OAuthClient client,
            TokenEndpoint tokenEndpoint,
            boolean codeVerifier,
            Function<ConnectorException, Optional<ConfigFault>> faults) {
        this.client = Objects.requireNonNull(client, "client");
        this.tokenEndpoint = Objects.requireNonNull(tokenEndpoint, "tokenEndpoint");
        this.codeVerifier = codeVerifier;
        this.faults = Objects.requireNonNull(faults, "faults");
    }

    /**
     * Reads refusals by their reason: {@link ConnectorException.Reason#CODE_EXPIRED} is about the code, and
     * {@link ConnectorException.Reason#MISCONFIGURED} about the client.
     *
     * @param faults tells which setting a refusal of the client is about
     */
    public static Function<ConnectorException, Optional<ConfigFault>> byReason(
            Function<ConnectorException, ConfigFault> faults) {
        return refusal -> switch (refusal.reason()) {
            case CODE_EXPIRED -> Optional.empty();
            case MISCONFIGURED -> Optional.of(faults.apply(refusal));
            default -> throw refusal;
        };
    }

    @Override
    public List<ConfigFault> check(String redirectUri) {
        return check(redirectUri, client.deadline());
    }

    /** As {@link #check(String)}, as a part of a check that asks for more. */
    public List<ConfigFault> check(String redirectUri, Deadline deadline) {
        return faults.apply(tokenEndpoint.refusalOfMadeUpCode(redirectUri, codeVerifier, deadline)).stream()
                .toList();
    }
}
