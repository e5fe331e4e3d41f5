package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.internal.PercentEncoding;
import dev.socialconnector.toolkit.http.ProviderRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a client tells a provider who it is (RFC 6749 section 2.3.1, OpenID Connect Core section 9).
 *
 * @param clientId client id
 * @param clientSecret client secret; a public client has none
 * @param method where they are sent
 */
public record ClientCredentials(String clientId, Optional<String> clientSecret, Method method) {
    /** Where credentials are sent. */
    public enum Method {
        /** Both in the form, {@code client_secret_post}. */
        POST,
        /** Both in the {@code Authorization} header, {@code client_secret_basic}. */
        BASIC
    }

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the client id is blank
     */
    public ClientCredentials {
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("clientId must not be blank");
        }
        Objects.requireNonNull(clientSecret, "clientSecret");
        Objects.requireNonNull(method, "method");
    }

    /** Sends the client id in the form, and the secret if there is one. */
    public static ClientCredentials post(String clientId, Optional<String> clientSecret) {
        return new ClientCredentials(clientId, clientSecret, Method.POST);
    }

    /** Sends both in the header; a client without secret sends its id in the form ({@code none}). */
    public static ClientCredentials basic(String clientId, Optional<String> clientSecret) {
        return new ClientCredentials(clientId, clientSecret, Method.BASIC);
    }

    /** Describes a POST of a form that this client sends. */
    public ProviderRequest post(Step step, URI uri, Map<String, String> form) {
        if (method == Method.BASIC && clientSecret.isPresent()) {
            return ProviderRequest.post(step, uri, form).authorization("Basic", basic(clientSecret.get()));
        }
        Map<String, String> whole = new LinkedHashMap<>(form);
        whole.put("client_id", clientId);
        clientSecret.ifPresent(secret -> whole.put("client_secret", secret));
        return ProviderRequest.post(step, uri, whole);
    }

    /** Prints whether there is a secret, not the secret. */
    @Override
    public String toString() {
        return "ClientCredentials[clientId=" + clientId + ", clientSecret "
                + (clientSecret.isPresent() ? "given" : "absent") + ", method=" + method + "]";
    }

    /** Both parts are encoded as in a form first, so that a colon in one is no end. */
    private String basic(String secret) {
        StringBuilder pair = new StringBuilder();
        PercentEncoding.append(pair, clientId);
        PercentEncoding.append(pair.append(':'), secret);
        return Base64.getEncoder().encodeToString(pair.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
