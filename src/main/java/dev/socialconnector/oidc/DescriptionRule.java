package dev.socialconnector.oidc;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.oauth.ClientAuthentication;
import dev.socialconnector.toolkit.openid.ProviderMetadata;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the settings demand of a provider's description before it is worked with. Of two connectors with equal demands, both use what one
 * has read. Holds no secret.
 *
 * @param endpoints where the endpoints may be
 * @param withoutNonce whether sign-ins have a code challenge in place of the nonce
 * @param authentication the ways to authenticate of which the provider must announce one; empty if that does not matter
 * @param tokenRules what the settings say of ID tokens
 */
record DescriptionRule(
        EndpointRule endpoints,
        boolean withoutNonce,
        Set<ClientAuthentication> authentication,
        OidcTokenRules tokenRules)
        implements Consumer<ProviderMetadata> {
    static DescriptionRule of(OidcConfig config) {
        return new DescriptionRule(
                config.endpoints(),
                config.isWithoutNonce(),
                config.clientAuthentication().toBeAnnounced(),
                config.tokenRules());
    }

    /**
     * Refuses a description.
     *
     * @throws ConnectorException {@link Reason#MISCONFIGURED}, naming what is wrong
     */
    @Override
    public void accept(ProviderMetadata metadata) {
        endpoints.require(metadata);
        tokenRules.algorithms(metadata);
        if (withoutNonce && metadata.lacksCodeChallenge()) {
            throw misconfigured(
                    "withoutNonce needs a code challenge in its place, and the provider does not take S256");
        }
        boolean announced = authentication.stream()
                .anyMatch(way -> metadata.tokenEndpointAuthMethods().contains(way.registeredName()));
        if (!authentication.isEmpty() && !announced) {
            throw misconfigured("the provider announces no way to show it the client secret or the private key;"
                    + " clientAuthentication can choose one");
        }
    }

    private static ConnectorException misconfigured(String message) {
        return new ConnectorException(Reason.MISCONFIGURED, Step.DISCOVERY, message);
    }
}
