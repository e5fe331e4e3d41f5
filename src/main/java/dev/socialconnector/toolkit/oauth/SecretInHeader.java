package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.internal.PercentEncoding;
import dev.socialconnector.toolkit.http.ProviderRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** {@code client_secret_basic}. */
record SecretInHeader(String clientId, String secret) implements ClientCredentials {
    SecretInHeader {
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("clientId must not be blank");
        }
    }

    @Override
    public ProviderRequest post(Step step, URI uri, Map<String, String> form) {
        return ProviderRequest.post(step, uri, form).authorization("Basic", encoded());
    }

    /** Both parts are encoded as in a form first, so that a colon in one is no end. */
    private String encoded() {
        StringBuilder pair = new StringBuilder();
        PercentEncoding.append(pair, clientId);
        PercentEncoding.append(pair.append(':'), secret);
        return Base64.getEncoder().encodeToString(pair.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "ClientCredentials[clientId=" + clientId + ", clientSecret given, in the header]";
    }
}
