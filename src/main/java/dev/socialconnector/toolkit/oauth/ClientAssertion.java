package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.toolkit.secret.RandomValues;
import dev.socialconnector.toolkit.token.SigningKey;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Makes the signed JWT by which a client shows who it is (RFC 7523 section 3, OpenID Connect Core section 9): a new one for each
 * request, good for five minutes.
 */
public final class ClientAssertion implements Supplier<String> {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final ConnectorContext context;
    private final String clientId;
    private final String audience;
    private final SigningKey key;
    private final RandomValues random;

    /**
     * Creates a source of assertions for one client and one audience.
     *
     * @param clientId both {@code iss} and {@code sub}
     * @param audience whom it is for: the provider's issuer or its token endpoint, as the provider wants it
     * @param key the client's private key, or its secret
     */
    public ClientAssertion(ConnectorContext context, String clientId, String audience, SigningKey key) {
        this.context = Objects.requireNonNull(context, "context");
        this.clientId = Objects.requireNonNull(clientId, "clientId");
        this.audience = Objects.requireNonNull(audience, "audience");
        this.key = Objects.requireNonNull(key, "key");
        this.random = new RandomValues(context.random());
    }

    /** Returns a new assertion. */
    @Override
    public String get() {
        long now = context.clock().instant().getEpochSecond();
        return key.sign(Map.of(
                "iss", clientId,
                "sub", clientId,
                "aud", audience,
                "jti", random.next(),
                "iat", now,
                "exp", now + LIFETIME.toSeconds()));
    }

    /** Prints the client id. */
    @Override
    public String toString() {
        return "ClientAssertion[clientId=" + clientId + "]";
    }
}
