package dev.socialconnector.oidc;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.openid.ProviderMetadata;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the settings demand of a provider's description before it is worked with. Of two connectors with equal demands, both use what one
 * has read.
 *
 * @param endpoints where the endpoints may be
 * @param withoutNonce whether sign-ins have a code challenge in place of the nonce
 * @param anyAuthentication whether the provider may leave open how the client can authenticate
 */
record DescriptionRule(EndpointRule endpoints, boolean withoutNonce, boolean anyAuthentication)
        implements Consumer<ProviderMetadata> {
    private static final List<String> NONE = List.of();

    static DescriptionRule of(OidcConfig config) {
        return new DescriptionRule(config.endpoints(), config.isWithoutNonce(), canAuthenticate(config));
    }

    /**
     * Refuses a description.
     *
     * @throws ConnectorException {@link Reason#MISCONFIGURED}, naming what is wrong
     */
    @Override
    public void accept(ProviderMetadata metadata) {
        endpoints.require(metadata);
        if (withoutNonce && metadata.lacksCodeChallenge()) {
            throw misconfigured(
                    "withoutNonce needs a code challenge in its place, and the provider does not take S256");
        }
        boolean announced = metadata.tokenEndpointAuthMethods().contains("client_secret_basic")
                || metadata.tokenEndpointAuthMethods().contains("client_secret_post");
        if (!anyAuthentication && !announced) {
            throw misconfigured(
                    "the provider announces no way to send it the client secret; clientAuthentication can choose one");
        }
    }

    /** Asks the settings what they would do if nothing were announced. */
    private static boolean canAuthenticate(OidcConfig config) {
        try {
            config.credentials(NONE);
            return true;
        } catch (ConnectorException dependsOnTheProvider) {
            return false;
        }
    }

    private static ConnectorException misconfigured(String message) {
        return new ConnectorException(Reason.MISCONFIGURED, Step.DISCOVERY, message);
    }
}
