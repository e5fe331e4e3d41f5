package dev.socialconnector.oidc;

import static dev.socialconnector.toolkit.oauth.ClientAuthentication.CLIENT_SECRET_BASIC;
import static dev.socialconnector.toolkit.oauth.ClientAuthentication.CLIENT_SECRET_JWT;
import static dev.socialconnector.toolkit.oauth.ClientAuthentication.CLIENT_SECRET_POST;
import static dev.socialconnector.toolkit.oauth.ClientAuthentication.PRIVATE_KEY_JWT;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.toolkit.oauth.ClientAssertion;
import dev.socialconnector.toolkit.oauth.ClientAuthentication;
import dev.socialconnector.toolkit.oauth.ClientCredentials;
import dev.socialconnector.toolkit.openid.ProviderMetadata;
import dev.socialconnector.toolkit.token.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a client has to show who it is, and the way that it shows it: as configured, or else in a way that the provider takes.
 *
 * @param secret the client secret; a public client has none
 * @param privateKey the client's private key
 * @param method the way that was configured
 * @param audience whom a JWT of this client is for, if it is not the token endpoint
 */
record OidcClientAuthentication(
        Optional<String> secret,
        Optional<SigningKey> privateKey,
        Optional<ClientAuthentication> method,
        Optional<String> audience) {
    /** What to choose if the provider takes several. A private key is given only to be used. */
    private static final List<ClientAuthentication> PREFERRED =
            List.of(PRIVATE_KEY_JWT, CLIENT_SECRET_BASIC, CLIENT_SECRET_POST, CLIENT_SECRET_JWT);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the configured way needs what is not there
     */
    OidcClientAuthentication {
        if (method.filter(way -> !isPossible(way, secret, privateKey)).isPresent()) {
            throw new IllegalArgumentException(
                    "clientAuthentication needs a client secret (of 32 bytes for client_secret_jwt), or a private key");
        }
    }

    /** Tells whether the client has nothing to show. */
    boolean isPublic() {
        return secret.isEmpty() && privateKey.isEmpty();
    }

    /** Returns the ways of which the provider must announce one; none if the client has nothing to show, or its way was chosen. */
    Set<ClientAuthentication> toBeAnnounced() {
        return method.isPresent() || isPublic()
                ? Set.of()
                : PREFERRED.stream().filter(this::isPossible).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns how this client authenticates at a provider whose description was accepted. */
    ClientCredentials credentials(ConnectorContext context, String clientId, ProviderMetadata metadata) {
        if (isPublic()) {
            return ClientCredentials.post(clientId, Optional.empty());
        }
        ClientAuthentication way = method.orElseGet(() -> announced(metadata));
        return switch (way) {
            case CLIENT_SECRET_BASIC -> ClientCredentials.basic(clientId, secret);
            case CLIENT_SECRET_POST -> ClientCredentials.post(clientId, secret);
            case CLIENT_SECRET_JWT -> assertion(context, clientId, metadata, SigningKey.ofSecret(secret.orElseThrow()));
            case PRIVATE_KEY_JWT -> assertion(context, clientId, metadata, privateKey.orElseThrow());
        };
    }

    private ClientAuthentication announced(ProviderMetadata metadata) {
        return PREFERRED.stream()
                .filter(this::isPossible)
                .filter(way -> metadata.tokenEndpointAuthMethods().contains(way.registeredName()))
                .findFirst()
                .orElseThrow();
    }

    private boolean isPossible(ClientAuthentication way) {
        return isPossible(way, secret, privateKey);
    }

    private ClientCredentials assertion(
            ConnectorContext context, String clientId, ProviderMetadata metadata, SigningKey key) {
        String recipient = audience.orElseGet(metadata.tokenEndpoint()::toString); // OpenID Connect Core section 9
        return ClientCredentials.assertion(clientId, new ClientAssertion(context, clientId, recipient, key));
    }

    private static boolean isPossible(
            ClientAuthentication way, Optional<String> secret, Optional<SigningKey> privateKey) {
        return switch (way) {
            case PRIVATE_KEY_JWT -> privateKey.isPresent();
            case CLIENT_SECRET_JWT ->
                secret.filter(OidcClientAuthentication::isKey).isPresent();
            case CLIENT_SECRET_BASIC, CLIENT_SECRET_POST -> secret.isPresent();
        };
    }

    /** RFC 7518 section 3.2: a key for HS256 is at least as long as the hash. */
    static boolean isKey(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8).length >= 32;
    }

    /** Prints what there is, and no secret. */
    @Override
    public String toString() {
        return "clientSecret " + (secret.isPresent() ? "given" : "absent") + ", privateKey "
                + (privateKey.isPresent() ? "given" : "absent");
    }
}
