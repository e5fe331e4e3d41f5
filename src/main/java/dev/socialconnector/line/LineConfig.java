package dev.socialconnector.line;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.settings.ConnectorConfig;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The settings of one LINE Login channel. Immutable: each {@code with} method returns a copy.
 *
 * @param clientId the channel ID, a number
 * @param clientSecret the channel secret, with which LINE signs the ID tokens of the web: anyone who knows it can sign in as anyone
 * @param scopes scopes to ask for at each sign-in that does not choose its own; {@code openid} is added if it is missing
 * @param nativeClientIds the channels whose apps and LIFF apps may hand in ID tokens; none switches that off
 * @param nativeNonce whether an ID token that is handed in must carry a nonce that the server gave out
 * @param endpoints where LINE is
 */
public record LineConfig(
        String clientId,
        String clientSecret,
        List<String> scopes,
        Set<String> nativeClientIds,
        boolean nativeNonce,
        LineEndpoints endpoints) {
    private static final List<String> DEFAULT_SCOPES = List.of("openid", "profile");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the channel ID is blank, the secret has less than 32 characters, or a scope is not a single
     *     name
     */
    public LineConfig {
        require(!clientId.isBlank(), "clientId must not be blank");
        require(clientSecret.length() >= 32, "clientSecret must have 32 characters or more");
        scopes = List.copyOf(scopes);
        require(scopes.stream().allMatch(scope -> scope.matches("[a-z_]{1,100}")), "scopes must be single scope names");
        nativeClientIds = Set.copyOf(nativeClientIds);
        Objects.requireNonNull(endpoints, "endpoints");
    }

    /** Starts from the channel alone: the scopes {@code openid} and {@code profile}, no apps, the real LINE. */
    public static LineConfig of(String clientId, String clientSecret) {
        return new LineConfig(clientId, clientSecret, DEFAULT_SCOPES, Set.of(), true, LineEndpoints.production());
    }

    /**
     * Reads an administrator's settings, for code that adds what no form may set, such as {@link #withEndpoints}.
     *
     * @throws ConnectorException {@link ConnectorException.Reason#MISCONFIGURED}, naming every faulty key at once and no value
     */
    public static LineConfig of(ConnectorConfig config) {
        ConnectorFactory.requireValid(LineConnectorFactory.METADATA, config);
        List<String> scopes = config.list("scope");
        return of(
                        config.text("clientId").orElseThrow(),
                        config.text("clientSecret").orElseThrow())
                .withScopes(scopes.isEmpty() ? DEFAULT_SCOPES : scopes)
                .withNativeClientIds(config.list("nativeClientIds"))
                .withNativeNonce(config.flag("nativeNonce", true));
    }

    /** Returns these settings with scopes to ask for at each sign-in. */
    public LineConfig withScopes(Collection<String> scopes) {
        return new LineConfig(clientId, clientSecret, List.copyOf(scopes), nativeClientIds, nativeNonce, endpoints);
    }

    /** Returns these settings with channels whose apps may hand in ID tokens. */
    public LineConfig withNativeClientIds(Collection<String> nativeClientIds) {
        return new LineConfig(clientId, clientSecret, scopes, Set.copyOf(nativeClientIds), nativeNonce, endpoints);
    }

    /** Returns these settings with a nonce required of apps or not; LIFF has none to send. */
    public LineConfig withNativeNonce(boolean nativeNonce) {
        return new LineConfig(clientId, clientSecret, scopes, nativeClientIds, nativeNonce, endpoints);
    }

    /** Returns these settings with other addresses, for tests and gateways. */
    public LineConfig withEndpoints(LineEndpoints endpoints) {
        return new LineConfig(clientId, clientSecret, scopes, nativeClientIds, nativeNonce, endpoints);
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "LineConfig[clientId=" + clientId + ", scopes=" + scopes + ", nativeClientIds=" + nativeClientIds + "]";
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
