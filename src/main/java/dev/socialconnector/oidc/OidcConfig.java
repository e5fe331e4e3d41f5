package dev.socialconnector.oidc;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.toolkit.oauth.ClientCredentials;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The settings of one {@link OidcConnector}. Immutable. */
public final class OidcConfig {
    /** What is asked for unless the settings or a sign-in say otherwise. */
    static final List<String> DEFAULT_SCOPES = List.of("openid", "profile", "email");

    private static final Pattern NAME = Pattern.compile(OidcConnectorFactory.NAME);
    private static final Pattern SCOPE = Pattern.compile("[!#-+\\--\\[\\]-~]{1,256}");

    private final String id;
    private final String target;
    private final String issuer;
    private final String clientId;
    private final Optional<String> clientSecret;
    private final Optional<ClientCredentials.Method> clientAuthentication;
    private final List<String> scopes;
    private final EndpointRule endpoints;
    private final Set<String> trustedAudiences;
    private final boolean withoutNonce;

    private OidcConfig(Builder builder) {
        this.id = builder.id;
        this.target = builder.target.orElse(builder.id);
        this.issuer = builder.issuer;
        this.clientId = builder.clientId;
        this.clientSecret = builder.clientSecret.filter(secret -> !secret.isBlank());
        this.clientAuthentication = builder.clientAuthentication;
        this.scopes = builder.scopes;
        this.endpoints = new EndpointRule(issuer, builder.endpointHosts, builder.loopbackAllowed);
        this.trustedAudiences = Set.copyOf(builder.trustedAudiences);
        this.withoutNonce = builder.withoutNonce;
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("clientId must not be blank");
        }
        requireName("id", id);
        requireName("target", target);
        if (!scopes.stream().allMatch(OidcConfig::isScope)) {
            throw new IllegalArgumentException("scopes must be single scope names");
        }
    }

    /** Starts from what every provider needs: its issuer, to the letter, and the client id that it gave out. */
    public static Builder builder(String issuer, String clientId) {
        return new Builder(issuer, clientId);
    }

    /**
     * Reads an administrator's settings.
     *
     * @throws ConnectorException {@link Reason#MISCONFIGURED}, naming every faulty key at once and no value
     */
    public static OidcConfig of(ConnectorConfig config) {
        return new OidcSettings(config).read();
    }

    /** Returns the id of this connector, which tells it from others of its kind. */
    public String id() {
        return id;
    }

    /** Returns the provider that people sign in at, as the host calls it. */
    public String target() {
        return target;
    }

    /** Returns the issuer. */
    public String issuer() {
        return issuer;
    }

    /** Returns the client id. */
    public String clientId() {
        return clientId;
    }

    List<String> scopes() {
        return scopes;
    }

    EndpointRule endpoints() {
        return endpoints;
    }

    Set<String> trustedAudiences() {
        return trustedAudiences;
    }

    boolean isWithoutNonce() {
        return withoutNonce;
    }

    /** A client without secret always sends a code challenge (RFC 9700 section 2.1.1), and so does one without nonce. */
    boolean needsCodeChallenge() {
        return clientSecret.isEmpty() || withoutNonce;
    }

    /**
     * Returns who the client is, and how to say it: as configured, or else in a way that the provider takes.
     *
     * @throws ConnectorException {@link Reason#MISCONFIGURED} if there is a secret, and the provider takes none
     */
    ClientCredentials credentials(Collection<String> methodsOfProvider) {
        boolean basic = methodsOfProvider.contains("client_secret_basic");
        boolean post = methodsOfProvider.contains("client_secret_post");
        if (clientSecret.isPresent() && clientAuthentication.isEmpty() && !basic && !post) {
            throw new ConnectorException(
                    Reason.MISCONFIGURED,
                    Step.DISCOVERY,
                    "the provider announces no way to send it the client secret; clientAuthentication can choose one");
        }
        return new ClientCredentials(
                clientId,
                clientSecret,
                clientAuthentication.orElse(
                        basic || !post ? ClientCredentials.Method.BASIC : ClientCredentials.Method.POST));
    }

    /** Prints whether there is a secret, not the secret. */
    @Override
    public String toString() {
        return "OidcConfig[id=" + id + ", issuer=" + issuer + ", clientId=" + clientId + ", clientSecret "
                + (clientSecret.isPresent() ? "given" : "absent") + ", scopes=" + scopes + "]";
    }

    private static void requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(what + " must be lower-case letters, digits and hyphens");
        }
    }

    /** RFC 6749 section 3.3, without the comma, which would split it at some providers. */
    static boolean isScope(String scope) {
        return SCOPE.matcher(scope).matches();
    }

    /** Collects the settings. */
    public static final class Builder {
        private final String issuer;
        private final String clientId;
        private String id = OidcConnectorFactory.ID;
        private Optional<String> target = Optional.empty();
        private Optional<String> clientSecret = Optional.empty();
        private Optional<ClientCredentials.Method> clientAuthentication = Optional.empty();
        private List<String> scopes = DEFAULT_SCOPES;
        private List<String> endpointHosts = List.of();
        private boolean loopbackAllowed;
        private List<String> trustedAudiences = List.of();
        private boolean withoutNonce;

        private Builder(String issuer, String clientId) {
            this.issuer = Objects.requireNonNull(issuer, "issuer");
            this.clientId = Objects.requireNonNull(clientId, "clientId");
        }

        /** Sets the id of this connector, {@code oidc} by default. Give each its own where several live side by side. */
        public Builder id(String id) {
            this.id = Objects.requireNonNull(id, "id");
            return this;
        }

        /** Sets what the host calls the provider, the id by default. */
        public Builder target(String target) {
            this.target = Optional.of(target);
            return this;
        }

        /** Sets the client secret; a blank one is none, as public clients have. */
        public Builder clientSecret(String clientSecret) {
            this.clientSecret = Optional.of(clientSecret);
            return this;
        }

        /** Sets how the client tells who it is; by default in a way that the provider takes. */
        public Builder clientAuthentication(ClientCredentials.Method clientAuthentication) {
            this.clientAuthentication = Optional.of(clientAuthentication);
            return this;
        }

        /** Sets the scopes to ask for at each sign-in that does not choose its own. {@code openid} is added if it is missing. */
        public Builder scopes(Collection<String> scopes) {
            this.scopes = List.copyOf(scopes);
            return this;
        }

        /** Sets the hosts that the provider's endpoints may be on, besides the issuer's. */
        public Builder endpointHosts(Collection<String> endpointHosts) {
            this.endpointHosts = List.copyOf(endpointHosts);
            return this;
        }

        /**
         * Sets who else may be among an ID token's audiences, besides this client. Whoever is one of them can hand in here the tokens
         * that were meant for both.
         */
        public Builder trustedAudiences(Collection<String> trustedAudiences) {
            this.trustedAudiences = List.copyOf(trustedAudiences);
            return this;
        }

        /**
         * Sends no nonce, for a provider that never returns it. A code challenge (RFC 7636) is then sent always, in its place; it
         * protects only if the provider checks it.
         */
        public Builder withoutNonce() {
            this.withoutNonce = true;
            return this;
        }

        /** Allows a provider on this machine, also by plain http. For development. */
        public Builder allowingLoopback() {
            this.loopbackAllowed = true;
            return this;
        }

        /**
         * Returns the settings.
         *
         * @throws IllegalArgumentException if the issuer is not an https address without query, or another part is not what it
         *     should be
         */
        public OidcConfig build() {
            return new OidcConfig(this);
        }
    }
}
