package dev.socialconnector.apple;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.toolkit.token.SigningAlgorithm;
import dev.socialconnector.toolkit.token.SigningKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The settings of one {@link AppleConnector}. Immutable. */
public final class AppleConfig {
    /** What is asked for unless the settings or a sign-in say otherwise. */
    static final List<String> DEFAULT_SCOPES = List.of("name", "email");

    private final String clientId;
    private final String teamId;
    private final SigningKey privateKey;
    private final List<String> scopes;
    private final Set<String> bundleIds;
    private final boolean nonceRequired;
    private final AppleEndpoints endpoints;

    private AppleConfig(Builder builder) {
        this.clientId = builder.clientId;
        this.teamId = builder.teamId;
        this.privateKey = builder.privateKey;
        this.scopes = builder.scopes;
        this.bundleIds = builder.bundleIds;
        this.nonceRequired = builder.nonceRequired;
        this.endpoints = builder.endpoints;
    }

    private AppleConfig(AppleConfig other, AppleEndpoints endpoints) {
        this.clientId = other.clientId;
        this.teamId = other.teamId;
        this.privateKey = other.privateKey;
        this.scopes = other.scopes;
        this.bundleIds = other.bundleIds;
        this.nonceRequired = other.nonceRequired;
        this.endpoints = Objects.requireNonNull(endpoints, "endpoints");
    }

    /**
     * Starts from what Apple's developer site gives out.
     *
     * @param clientId the Services ID
     * @param teamId the team's id
     * @param keyId the id of the private key
     * @param privateKey the private key: the text of the .p8 file
     * @throws IllegalArgumentException if the private key is none for ES256, or another part is blank; the message quotes nothing
     */
    public static Builder builder(String clientId, String teamId, String keyId, String privateKey) {
        requireFilled("clientId", clientId);
        requireFilled("teamId", teamId);
        requireFilled("keyId", keyId);
        return new Builder(clientId, teamId, key(privateKey, keyId));
    }

    /**
     * Reads an administrator's settings.
     *
     * @throws ConnectorException {@link Reason#MISCONFIGURED}, naming every faulty key at once and no value
     */
    public static AppleConfig of(ConnectorConfig form) {
        ConnectorFactory.requireValid(AppleForm.METADATA, form);
        Builder builder = builder(
                        form.text("clientId").orElseThrow(),
                        form.text("teamId").orElseThrow(),
                        form.text("keyId").orElseThrow(),
                        form.text("privateKey").orElseThrow())
                .bundleIds(form.list("bundleIds"))
                .nonceRequired(form.flag("nativeNonceRequired", true));
        if (form.text("scope").isPresent()) {
            builder.scopes(form.list("scope"));
        }
        return builder.build();
    }

    /**
     * Reads a private key for ES256.
     *
     * @throws IllegalArgumentException if it is none; the message quotes nothing
     */
    static SigningKey key(String privateKey, String keyId) {
        SigningKey key = SigningKey.parse(privateKey, Optional.of(keyId));
        if (key.algorithm() != SigningAlgorithm.ES256) {
            throw new IllegalArgumentException("privateKey must be a key for ES256");
        }
        return key;
    }

    /** Returns a copy that meets these servers; for tests and gateways. */
    public AppleConfig withEndpoints(AppleEndpoints value) {
        return new AppleConfig(this, value);
    }

    /** Returns the Services ID. */
    public String clientId() {
        return clientId;
    }

    /** Returns the bundle ids of the apps whose ID tokens are accepted. */
    public Set<String> bundleIds() {
        return bundleIds;
    }

    String teamId() {
        return teamId;
    }

    SigningKey privateKey() {
        return privateKey;
    }

    List<String> scopes() {
        return scopes;
    }

    boolean nonceRequired() {
        return nonceRequired;
    }

    AppleEndpoints endpoints() {
        return endpoints;
    }

    /** Returns all ids of the application, one of which a notification is for. */
    Set<String> allIds() {
        Set<String> ids = new HashSet<>(bundleIds);
        ids.add(clientId);
        return ids;
    }

    /** Prints no key. */
    @Override
    public String toString() {
        return "AppleConfig[clientId=" + clientId + ", teamId=" + teamId + ", scopes=" + scopes + ", bundleIds="
                + bundleIds + "]";
    }

    private static void requireFilled(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
    }

    /** Collects the settings. */
    public static final class Builder {
        private final String clientId;
        private final String teamId;
        private final SigningKey privateKey;
        private List<String> scopes = DEFAULT_SCOPES;
        private Set<String> bundleIds = Set.of();
        private boolean nonceRequired = true;
        private AppleEndpoints endpoints = AppleEndpoints.production();

        private Builder(String clientId, String teamId, SigningKey privateKey) {
            this.clientId = clientId;
            this.teamId = teamId;
            this.privateKey = privateKey;
        }

        /** Sets the scopes to ask for at each sign-in that does not choose its own; by default {@code name} and {@code email}. */
        public Builder scopes(Collection<String> scopes) {
            this.scopes = List.copyOf(scopes);
            return this;
        }

        /** Sets the bundle ids of the apps whose ID tokens, and whose notifications, are accepted. */
        public Builder bundleIds(Collection<String> bundleIds) {
            this.bundleIds = Set.copyOf(bundleIds);
            return this;
        }

        /** Sets whether an ID token from an app must carry a nonce that the server gave out, as it must by default. */
        public Builder nonceRequired(boolean nonceRequired) {
            this.nonceRequired = nonceRequired;
            return this;
        }

        /** Sets where Apple is, for tests. */
        public Builder endpoints(AppleEndpoints endpoints) {
            this.endpoints = Objects.requireNonNull(endpoints, "endpoints");
            return this;
        }

        /** Returns the settings. */
        public AppleConfig build() {
            return new AppleConfig(this);
        }
    }
}
