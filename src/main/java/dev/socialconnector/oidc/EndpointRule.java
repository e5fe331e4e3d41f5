package dev.socialconnector.oidc;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.ServerAddress;
import dev.socialconnector.toolkit.openid.ProviderMetadata;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider's endpoints may be: by https, on the issuer's host or on one that the administrator named. A discovery document
 * that points anywhere else could have the server ask addresses that only it can reach; what it says of the own machine counts only
 * if the provider itself is there.
 */
final class EndpointRule {
    private final Set<String> hosts = new HashSet<>();
    private final boolean loopback;

    /**
     * Makes the rule.
     *
     * @throws IllegalArgumentException if the issuer itself may not be asked, or a host is not one
     */
    EndpointRule(String issuer, Collection<String> furtherHosts, boolean loopbackAllowed) {
        if (!isIssuer(issuer, loopbackAllowed)) {
            throw new IllegalArgumentException("issuer must be an https address without query, on another machine");
        }
        if (!furtherHosts.stream().allMatch(EndpointRule::isHost)) {
            throw new IllegalArgumentException("endpointHosts must be host names, without scheme and port");
        }
        this.loopback = ServerAddress.isLoopback(URI.create(issuer));
        hosts.add(HttpUrl.get(issuer).host());
        furtherHosts.forEach(
                host -> hosts.add(HttpUrl.get("https://" + host + "/").host()));
    }

    /** Tells whether this can be an issuer that may be asked. One on the own machine must be allowed, also by https. */
    static boolean isIssuer(String issuer, boolean loopbackAllowed) {
        @Nullable URI address = addressOf(issuer);
        return address != null
                && address.getRawQuery() == null
                && (ServerAddress.isOwnMachine(address)
                        ? loopbackAllowed && ServerAddress.isLoopback(address)
                        : ServerAddress.isHttps(address));
    }

    /** Tells whether this is a host and nothing more: no scheme, no port, no path. */
    static boolean isHost(String host) {
        @Nullable URI address = addressOf("https://" + host + "/");
        return address != null && host.equals(address.getHost()) && ServerAddress.isHttps(address);
    }

    /**
     * Refuses metadata with an endpoint anywhere else.
     *
     * @throws ConnectorException {@link Reason#MISCONFIGURED}, naming the members
     */
    void require(ProviderMetadata metadata) {
        List<String> elsewhere = elsewhere(metadata);
        if (!elsewhere.isEmpty()) {
            throw new ConnectorException(
                    Reason.MISCONFIGURED,
                    Step.DISCOVERY,
                    "not by https, or on a host that is neither the issuer's nor one of endpointHosts: the provider's "
                            + String.join(", ", elsewhere));
        }
    }

    /** Returns the members of the discovery document that name an address which may not be asked. */
    List<String> elsewhere(ProviderMetadata metadata) {
        List<String> members = new ArrayList<>();
        check("authorization_endpoint", Optional.of(metadata.authorizationEndpoint()), members);
        check("token_endpoint", Optional.of(metadata.tokenEndpoint()), members);
        check("jwks_uri", Optional.of(metadata.keySet()), members);
        check("userinfo_endpoint", metadata.userInfoEndpoint(), members);
        check("end_session_endpoint", metadata.endSessionEndpoint(), members);
        check("revocation_endpoint", metadata.revocationEndpoint(), members);
        return members;
    }

    private void check(String member, Optional<URI> endpoint, List<String> elsewhere) {
        if (endpoint.filter(address -> !allows(address)).isPresent()) {
            elsewhere.add(member);
        }
    }

    /** What is checked is read by the same parser that the request goes through. */
    private boolean allows(URI address) {
        return ServerAddress.isOwnMachine(address)
                ? loopback && ServerAddress.isLoopback(address)
                : ServerAddress.isHttps(address)
                        && hosts.contains(HttpUrl.get(address.toString()).host());
    }

    /** Two rules are equal if they allow the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EndpointRule rule && hosts.equals(rule.hosts) && loopback == rule.loopback;
    }

    @Override
    public int hashCode() {
        return Objects.hash(hosts, loopback);
    }

    private static @Nullable URI addressOf(String text) {
        try {
            return HttpUrl.parse(text) == null ? null : URI.create(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
