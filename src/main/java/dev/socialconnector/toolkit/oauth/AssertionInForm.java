package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.ProviderRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** {@code private_key_jwt} and {@code client_secret_jwt} (RFC 7523 section 2.2). */
record AssertionInForm(String clientId, Supplier<String> assertion) implements ClientCredentials {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    AssertionInForm {
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("clientId must not be blank");
        }
    }

    @Override
    public ProviderRequest post(Step step, URI uri, Map<String, String> form) {
        Map<String, String> whole = new LinkedHashMap<>(form);
        whole.put("client_id", clientId);
        whole.put("client_assertion_type", TYPE);
        whole.put("client_assertion", assertion.get());
        return ProviderRequest.post(step, uri, whole);
    }

    /** Prints no assertion. */
    @Override
    public String toString() {
        return "ClientCredentials[clientId=" + clientId + ", by assertion]";
    }
}
