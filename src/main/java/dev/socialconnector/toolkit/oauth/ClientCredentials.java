package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.ProviderRequest;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a client tells a provider who it is (RFC 6749 section 2.3, OpenID Connect Core section 9). The methods make the usual ways; a
 * provider with a way of its own needs an implementation of its own. Implementations print no secret.
 */
public interface ClientCredentials {
    /** Returns the client id. */
    String clientId();

    /** Describes a POST of a form that this client sends. */
    ProviderRequest post(Step step, URI uri, Map<String, String> form);

    /** Sends the client id in the form, and the secret if there is one ({@code client_secret_post}, or {@code none}). */
    static ClientCredentials post(String clientId, Optional<String> clientSecret) {
        Objects.requireNonNull(clientSecret, "clientSecret");
        return new SecretInForm(clientId, clientSecret.map(secret -> () -> secret));
    }

    /**
     * Sends the client id and a secret in the form that is made when it is needed, as Apple wants a signed one.
     *
     * @param clientSecret returns a secret that is good now; called for each request, from many threads
     */
    static ClientCredentials post(String clientId, Supplier<String> clientSecret) {
        return new SecretInForm(clientId, Optional.of(clientSecret));
    }

    /** Sends both in the header ({@code client_secret_basic}); a client without secret sends its id in the form ({@code none}). */
    static ClientCredentials basic(String clientId, Optional<String> clientSecret) {
        return clientSecret.isPresent()
                ? new SecretInHeader(clientId, clientSecret.get())
                : post(clientId, Optional.empty());
    }

    /**
     * Sends a signed assertion instead of a secret ({@code private_key_jwt} or {@code client_secret_jwt}, RFC 7523 section 2.2).
     *
     * @param assertion makes it; see {@link ClientAssertion}
     */
    static ClientCredentials assertion(String clientId, Supplier<String> assertion) {
        return new AssertionInForm(clientId, assertion);
    }
}
