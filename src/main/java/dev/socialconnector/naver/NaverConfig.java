package dev.socialconnector.naver;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.settings.ConnectorConfig;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The settings of a {@link NaverConnector}. Immutable: each {@code with} method returns a copy.
 *
 * @param clientId client id of the application
 * @param clientSecret its client secret
 * @param openIdConnect whether sign-ins go through Naver's OpenID Connect door, with PKCE and an ID token; else through the older one
 * @param requireNonce whether an ID token must bring the nonce back; if not, one that comes must still be right
 * @param endpoints where Naver is
 */
public record NaverConfig(
        String clientId, String clientSecret, boolean openIdConnect, boolean requireNonce, NaverEndpoints endpoints) {
    private static final Pattern CLIENT_ID = Pattern.compile(NaverConnectorFactory.CLIENT_ID);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the client id or the secret is not one
     */
    public NaverConfig {
        if (!CLIENT_ID.matcher(clientId).matches()) {
            throw new IllegalArgumentException("clientId must be letters, digits, hyphens and underscores");
        }
        if (clientSecret.isBlank()) {
            throw new IllegalArgumentException("clientSecret must not be blank");
        }
        Objects.requireNonNull(endpoints, "endpoints");
    }

    /** Starts from what every application has: the OpenID Connect door, and a nonce that must be right if it comes back. */
    public static NaverConfig of(String clientId, String clientSecret) {
        return new NaverConfig(clientId, clientSecret, true, false, NaverEndpoints.production());
    }

    /**
     * Reads an administrator's settings, for code that adds what no form may set, such as {@link #withEndpoints}.
     *
     * @throws ConnectorException {@link ConnectorException.Reason#MISCONFIGURED}, naming every faulty key at once and no value
     */
    public static NaverConfig of(ConnectorConfig config) {
        ConnectorFactory.requireValid(NaverConnectorFactory.METADATA, config);
        return of(
                        config.text("clientId").orElseThrow(),
                        config.text("clientSecret").orElseThrow())
                .withOpenIdConnect(config.flag("openIdConnect", true))
                .withRequiredNonce(config.flag("requireNonce", false));
    }

    /** Returns these settings for one of Naver's two doors. */
    public NaverConfig withOpenIdConnect(boolean openIdConnect) {
        return new NaverConfig(clientId, clientSecret, openIdConnect, requireNonce, endpoints);
    }

    /** Returns these settings so that an ID token must bring the nonce back, or need not. */
    public NaverConfig withRequiredNonce(boolean requireNonce) {
        return new NaverConfig(clientId, clientSecret, openIdConnect, requireNonce, endpoints);
    }

    /** Returns these settings with other addresses, for tests and gateways. */
    public NaverConfig withEndpoints(NaverEndpoints endpoints) {
        return new NaverConfig(clientId, clientSecret, openIdConnect, requireNonce, endpoints);
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "NaverConfig[clientId=" + clientId + ", clientSecret given, openIdConnect=" + openIdConnect
                + ", requireNonce=" + requireNonce + ", endpoints=" + endpoints + "]";
    }
}
