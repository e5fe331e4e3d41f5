package dev.socialconnector.oidc;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.toolkit.oauth.ClientAuthentication;
import dev.socialconnector.toolkit.token.SigningAlgorithm;
import dev.socialconnector.toolkit.token.SigningKey;
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

    private final String id;
    private final String target;
    private final String issuer;
    private final String clientId;
    private final OidcClientAuthentication clientAuthentication;
    private final List<String> scopes;
    private final EndpointRule endpoints;
    private final OidcTokenRules tokenRules;
    private final boolean withoutNonce;
    private final boolean formPost;

    private OidcConfig(Builder builder) {
        this.id = builder.id;
        this.target = builder.target.orElse(builder.id);
        this.issuer = builder.issuer;
        this.clientId = builder.clientId;
        this.clientAuthentication = new OidcClientAuthentication(
                builder.clientSecret.filter(secret -> !secret.isBlank()),
                builder.privateKey,
                builder.clientAuthentication,
                builder.assertionsForIssuer ? Optional.of(issuer) : Optional.empty());
        this.scopes = builder.scopes;
        this.endpoints = new EndpointRule(issuer, builder.endpointHosts, builder.loopbackAllowed);
        this.tokenRules = new OidcTokenRules(
                builder.idTokenAlgorithm, Set.copyOf(builder.trustedAudiences), Set.copyOf(builder.tenants));
        this.withoutNonce = builder.withoutNonce;
        this.formPost = builder.formPost;
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("clientId must not be blank");
        }
        requireName("id", id);
        requireName("target", target);
        if (builder.idTokenAlgorithm.filter(SigningAlgorithm.HS256::equals).isPresent()) {
            SigningKey.ofSecret(
                    clientAuthentication.secret().orElse("")); // refuses a secret that is missing or too short
        }
        if (!scopes.stream().allMatch(AuthorizationOptions::isScope)) {
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

    OidcTokenRules tokenRules() {
        return tokenRules;
    }

    OidcClientAuthentication clientAuthentication() {
        return clientAuthentication;
    }

    /** Returns the secret that ID tokens are signed with, if the settings chose HS256. */
    Optional<String> secretForIdTokens() {
        return tokenRules
                .algorithm()
                .filter(SigningAlgorithm.HS256::equals)
                .flatMap(it -> clientAuthentication.secret());
    }

    boolean isFormPost() {
        return formPost;
    }

    boolean isWithoutNonce() {
        return withoutNonce;
    }

    /** A client without secret always sends a code challenge (RFC 9700 section 2.1.1), and so does one without nonce. */
    boolean needsCodeChallenge() {
        return clientAuthentication.isPublic() || withoutNonce;
    }

    /** Prints whether there is a secret, not the secret. */
    @Override
    public String toString() {
        return "OidcConfig[id=" + id + ", issuer=" + issuer + ", clientId=" + clientId + ", " + clientAuthentication
                + ", scopes=" + scopes + "]";
    }

    private static void requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(what + " must be lower-case letters, digits and hyphens");
        }
    }

    /** Collects the settings. */
    public static final class Builder {
        private final String issuer;
        private final String clientId;
        private String id = OidcConnectorFactory.ID;
        private Optional<String> target = Optional.empty();
        private Optional<String> clientSecret = Optional.empty();
        private Optional<SigningKey> privateKey = Optional.empty();
        private Optional<ClientAuthentication> clientAuthentication = Optional.empty();
        private boolean assertionsForIssuer;
        private Optional<SigningAlgorithm> idTokenAlgorithm = Optional.empty();
        private List<String> tenants = List.of();
        private boolean formPost;
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
        public Builder clientAuthentication(ClientAuthentication clientAuthentication) {
            this.clientAuthentication = Optional.of(clientAuthentication);
            return this;
        }

        /** Sets the private key that the client authenticates with, in place of a secret ({@code private_key_jwt}). */
        public Builder privateKey(SigningKey privateKey) {
            this.privateKey = Optional.of(privateKey);
            return this;
        }

        /**
         * Names the issuer as the audience of JWTs that the client authenticates with, as FAPI 2.0 has it (Security Profile, section
         * 5.3.3.1); by default it is the token endpoint (OpenID Connect Core section 9). Some providers take only the one, some only the
         * other.
         */
        public Builder assertionsForIssuer() {
            this.assertionsForIssuer = true;
            return this;
        }

        /**
         * Sets the one algorithm that ID tokens are signed with; by default RS256 if the provider has it, or else what it announces.
         * {@link SigningAlgorithm#HS256} needs a client secret of at least 32 bytes: anyone who knows it can sign in as anyone.
         */
        public Builder idTokenAlgorithm(SigningAlgorithm idTokenAlgorithm) {
            this.idTokenAlgorithm = Optional.of(idTokenAlgorithm);
            return this;
        }

        /** Sets the tenants that may sign in, by {@code tid}, where the issuer has many (Microsoft Entra ID). */
        public Builder tenants(Collection<String> tenants) {
            this.tenants = List.copyOf(tenants);
            return this;
        }

        /** Has the provider send callbacks as a form, by POST; see {@link AuthorizationOptions#formPost()}. */
        public Builder formPost() {
            this.formPost = true;
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
         * Sets who else may be among an ID token's audiences, besides this client. Each of them can hand in here the tokens
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
