package dev.socialconnector.oidc;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.ProviderMetadata;
import dev.socialconnector.toolkit.ServerAddress;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Where a provider's endpoints may be: by https, on the issuer's host or on one that the administrator named. A discovery document
 * that points anywhere else could have the server ask addresses that only it can reach.
 */
final class EndpointRule {
    private final Set<String> hosts = new HashSet<>();
    private final boolean loopbackAllowed;

    /**
     * Makes the rule.
     *
     * @throws IllegalArgumentException if the issuer itself may not be asked, or a host is not one
     */
    EndpointRule(String issuer, Collection<String> furtherHosts, boolean loopbackAllowed) {
        this.loopbackAllowed = loopbackAllowed;
        URI address = URI.create(issuer);
        hosts.add(hostOf(issuer));
        furtherHosts.forEach(host -> hosts.add(hostOf("https://" + host + "/")));
        if (!allows(address) || address.getRawQuery() != null) {
            throw new IllegalArgumentException("issuer must be an https address without query");
        }
    }

    /**
     * Refuses metadata with an endpoint anywhere else.
     *
     * @throws ConnectorException {@link Reason#MISCONFIGURED}, naming the member
     */
    void require(ProviderMetadata metadata) {
        require("authorization_endpoint", Optional.of(metadata.authorizationEndpoint()));
        require("token_endpoint", Optional.of(metadata.tokenEndpoint()));
        require("jwks_uri", Optional.of(metadata.keySet()));
        require("userinfo_endpoint", metadata.userInfoEndpoint());
        require("end_session_endpoint", metadata.endSessionEndpoint());
        require("revocation_endpoint", metadata.revocationEndpoint());
    }

    private void require(String member, Optional<URI> endpoint) {
        if (endpoint.filter(address -> !allows(address)).isPresent()) {
            throw new ConnectorException(
                    Reason.MISCONFIGURED,
                    Step.DISCOVERY,
                    "the provider's " + member
                            + " is not by https, or on a host that is neither the issuer's nor one of endpointHosts");
        }
    }

    private boolean allows(URI address) {
        return ServerAddress.isLoopback(address)
                ? loopbackAllowed
                : ServerAddress.isHttps(address) && hosts.contains(hostOf(address.toString()));
    }

    private static String hostOf(String address) {
        return HttpUrl.get(address).host();
    }
}
