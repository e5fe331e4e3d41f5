package dev.socialconnector.google;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.settings.ConnectorConfig;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The settings of one client at Google. Immutable; make it with {@link #builder} or from a form with {@link #of}. */
public final class GoogleConfig {
    /** Any domain that Google hosts, but no private account. */
    public static final String ANY_DOMAIN = "*";

    private final Builder settings;

    private GoogleConfig(Builder settings) {
        this.settings = settings;
    }

    /**
     * Starts from what every client has: no refresh token, any account, and no app.
     *
     * @param clientId the id of a client of type "web application"
     * @param clientSecret its secret
     */
    public static Builder builder(String clientId, String clientSecret) {
        return new Builder(clientId, clientSecret);
    }

    /**
     * Reads an administrator's settings.
     *
     * @throws ConnectorException {@link ConnectorException.Reason#MISCONFIGURED}, naming every faulty key at once and no value
     */
    public static Builder of(ConnectorConfig config) {
        ConnectorFactory.requireValid(GoogleConnectorFactory.METADATA, config);
        Builder builder = builder(
                        config.text("clientId").orElseThrow(),
                        config.text("clientSecret").orElseThrow())
                .offline(config.flag("offline", false))
                .hostedDomains(config.list("hostedDomains"))
                .trustVerifiedEmail(config.flag("trustVerifiedEmail", false))
                .nativeClientIds(config.list("nativeClientIds"))
                .nativeNonce(config.flag("nativeNonce", true))
                .eventAudiences(config.list("eventAudiences"));
        List<String> scopes = config.list("scope");
        return scopes.isEmpty() ? builder : builder.scopes(scopes);
    }

    /** Returns the client id. */
    public String clientId() {
        return settings.clientId;
    }

    String clientSecret() {
        return settings.clientSecret;
    }

    List<String> scopes() {
        return settings.scopes;
    }

    boolean offline() {
        return settings.offline;
    }

    Set<String> hostedDomains() {
        return settings.hostedDomains;
    }

    boolean trustVerifiedEmail() {
        return settings.trustVerifiedEmail;
    }

    Set<String> nativeClientIds() {
        return settings.nativeClientIds;
    }

    boolean nativeNonce() {
        return settings.nativeNonce;
    }

    /** Returns all clients that an event may be for. */
    Set<String> eventAudiences() {
        Set<String> all = new HashSet<>(settings.eventAudiences);
        all.add(clientId());
        all.addAll(nativeClientIds());
        return all;
    }

    GoogleEndpoints endpoints() {
        return settings.endpoints;
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "GoogleConfig[clientId=" + clientId() + ", scopes=" + scopes() + ", offline=" + offline()
                + ", hostedDomains=" + hostedDomains() + ", nativeClientIds=" + nativeClientIds() + "]";
    }

    /** Collects the settings. */
    public static final class Builder {
        private final String clientId;
        private final String clientSecret;
        private List<String> scopes = List.of("openid", "profile", "email");
        private boolean offline;
        private Set<String> hostedDomains = Set.of();
        private boolean trustVerifiedEmail;
        private Set<String> nativeClientIds = Set.of();
        private boolean nativeNonce = true;
        private Set<String> eventAudiences = Set.of();
        private GoogleEndpoints endpoints = GoogleEndpoints.production();

        private Builder(String clientId, String clientSecret) {
            this.clientId = requireFilled("clientId", clientId);
            this.clientSecret = requireFilled("clientSecret", clientSecret);
        }

        private Builder(Builder other) {
            this(other.clientId, other.clientSecret);
            this.scopes = other.scopes;
            this.offline = other.offline;
            this.hostedDomains = other.hostedDomains;
            this.trustVerifiedEmail = other.trustVerifiedEmail;
            this.nativeClientIds = other.nativeClientIds;
            this.nativeNonce = other.nativeNonce;
            this.eventAudiences = other.eventAudiences;
            this.endpoints = other.endpoints;
        }

        /**
         * Sets the scopes to ask for at each sign-in that does not choose its own; {@code openid} is added if it is missing.
         *
         * @throws IllegalArgumentException if one is no single scope name
         */
        public Builder scopes(Collection<String> scopes) {
            this.scopes = List.copyOf(scopes);
            if (!this.scopes.stream().allMatch(AuthorizationOptions::isScope)) {
                throw new IllegalArgumentException("scopes must be single scope names");
            }
            return this;
        }

        /** Asks for a refresh token at each sign-in; Google gives one at the first only, unless {@code prompt=consent} is asked for. */
        public Builder offline(boolean offline) {
            this.offline = offline;
            return this;
        }

        /**
         * Lets only accounts of these domains sign in, which Google hosts for an organisation; {@link #ANY_DOMAIN} lets in those of
         * any. Without a domain, everybody may.
         */
        public Builder hostedDomains(Collection<String> hostedDomains) {
            Set<String> lowerCase = new HashSet<>();
            hostedDomains.forEach(domain -> lowerCase.add(domain.toLowerCase(Locale.ROOT)));
            this.hostedDomains = Set.copyOf(lowerCase);
            return this;
        }

        /**
         * Takes an e-mail address of any domain for verified if Google verified it once. It may belong to another person by now: never link
         * accounts by it then.
         */
        public Builder trustVerifiedEmail(boolean trustVerifiedEmail) {
            this.trustVerifiedEmail = trustVerifiedEmail;
            return this;
        }

        /** Sets the clients of the apps whose ID tokens are accepted from outside; none switches that off. */
        public Builder nativeClientIds(Collection<String> nativeClientIds) {
            this.nativeClientIds = Set.copyOf(nativeClientIds);
            return this;
        }

        /** Sets whether an ID token from an app must carry the nonce that the server gave out; it must by default. */
        public Builder nativeNonce(boolean nativeNonce) {
            this.nativeNonce = nativeNonce;
            return this;
        }

        /** Sets further clients of the same project that security events may be for. */
        public Builder eventAudiences(Collection<String> eventAudiences) {
            this.eventAudiences = Set.copyOf(eventAudiences);
            return this;
        }

        /** Sets other addresses, for tests and gateways. */
        public Builder endpoints(GoogleEndpoints endpoints) {
            this.endpoints = Objects.requireNonNull(endpoints, "endpoints");
            return this;
        }

        /** Returns the settings. */
        public GoogleConfig build() {
            return new GoogleConfig(new Builder(this));
        }

        private static String requireFilled(String name, String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException(name + " must not be blank");
            }
            return value;
        }
    }
}
