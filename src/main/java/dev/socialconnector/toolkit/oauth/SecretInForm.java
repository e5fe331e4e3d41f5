package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.ProviderRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code client_secret_post}, and {@code none} without a secret. */
record SecretInForm(String clientId, Optional<Supplier<String>> secret) implements ClientCredentials {
    SecretInForm {
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("clientId must not be blank");
        }
    }

    @Override
    public ProviderRequest post(Step step, URI uri, Map<String, String> form) {
        Map<String, String> whole = new LinkedHashMap<>(form);
        whole.put("client_id", clientId);
        secret.ifPresent(value -> whole.put("client_secret", value.get()));
        return ProviderRequest.post(step, uri, whole);
    }

    /** Prints whether there is a secret, not the secret. */
    @Override
    public String toString() {
        return "ClientCredentials[clientId=" + clientId + ", clientSecret " + (secret.isPresent() ? "given" : "absent")
                + ", in the form]";
    }
}
