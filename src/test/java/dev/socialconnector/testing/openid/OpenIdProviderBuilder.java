package dev.socialconnector.testing.openid;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/** The settings of an {@link OpenIdProvider} that are fixed once it runs; every part is optional. */
public final class OpenIdProviderBuilder {
    Clock clock = Clock.systemUTC();
    Optional<String> site = Optional.empty();
    String issuerPath = "";
    String clientId = "client-of-tests";
    Optional<String> clientSecret = Optional.of("a-secret-of-tests");
    Optional<String> clientKey = Optional.empty();
    String assertionAudience = "token_endpoint";

    OpenIdProviderBuilder() {}

    /** Takes the time from this clock. */
    public OpenIdProviderBuilder clock(Clock value) {
        this.clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /**
     * Calls itself by this address, such as {@code https://login.example.com}, instead of its own on the loopback; only
     * {@link OpenIdProvider#http()} finds it there.
     */
    public OpenIdProviderBuilder site(String value) {
        this.site = Optional.of(value);
        return this;
    }

    /** Ends the issuer with this, such as {@code /} or {@code /tenant}. */
    public OpenIdProviderBuilder issuerPath(String value) {
        this.issuerPath = Objects.requireNonNull(value, "issuerPath");
        return this;
    }

    /** Knows this client instead of the usual one. */
    public OpenIdProviderBuilder client(String id, String secret) {
        this.clientId = Objects.requireNonNull(id, "id");
        this.clientSecret = Optional.of(secret);
        return this;
    }

    /** Knows the client's public key, a JWK, for {@code private_key_jwt}. */
    public OpenIdProviderBuilder clientKey(String jwk) {
        this.clientKey = Optional.of(jwk);
        return this;
    }

    /** Wants client assertions to be for what its document has under this name, such as {@code issuer}, and for nothing else. */
    public OpenIdProviderBuilder assertionAudience(String member) {
        this.assertionAudience = Objects.requireNonNull(member, "member");
        return this;
    }

    /** Knows a client without secret instead of the usual one. */
    public OpenIdProviderBuilder publicClient(String id) {
        this.clientId = Objects.requireNonNull(id, "id");
        this.clientSecret = Optional.empty();
        return this;
    }

    /** Starts the provider. */
    public OpenIdProvider start() {
        return new OpenIdProvider(this);
    }
}
