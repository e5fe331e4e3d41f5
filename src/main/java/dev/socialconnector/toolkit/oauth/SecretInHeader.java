package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.internal.PercentEncoding;
import dev.socialconnector.toolkit.http.ProviderRequest;
import java.net.URI;
import java.util.Map;

/** {@code client_secret_basic}. */
record SecretInHeader(String clientId, String secret) implements ClientCredentials {
    SecretInHeader {
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("clientId must not be blank");
        }
    }

    /** Both parts are encoded as in a form first, so that a colon in one is no end. */
    @Override
    public ProviderRequest post(Step step, URI uri, Map<String, String> form) {
        return ProviderRequest.post(step, uri, form).basic(encoded(clientId), encoded(secret));
    }

    private static String encoded(String part) {
        StringBuilder text = new StringBuilder();
        PercentEncoding.append(text, part);
        return text.toString();
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "ClientCredentials[clientId=" + clientId + ", clientSecret given, in the header]";
    }
}
