package dev.socialconnector.microsoft;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.oauth.AuthorizationCodeFlow;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings of one {@link MicrosoftConnector}. Immutable. */
public final class MicrosoftConfig {
    /** What is asked for unless the settings or a sign-in say otherwise. */
    static final List<String> DEFAULT_SCOPES = List.of("openid", "profile", "email");

    /** What a person is identified by, always together with the tenant: both parts, with a dot in between. */
    public enum Subject {
        /**
         * {@code tid} and {@code oid}: the same for all applications, as the directory has it. Needs the scope {@code profile}.
         */
        OBJECT_ID("oid"),
        /** {@code tid} and {@code sub}: another one for each application. */
        PAIRWISE("sub");

        private static final String PROFILE = "profile";

        private final String claim;

        Subject(String claim) {
            this.claim = claim;
        }

        /** Returns these scopes with the one that the claim needs: without it, no sign-in could name its person. */
        List<String> scopes(List<String> scopes) {
            return this == PAIRWISE ? scopes : AuthorizationCodeFlow.withScope(PROFILE, scopes);
        }

        Optional<String> of(JsonObject claims) {
            return claims.filled("tid").flatMap(tenant -> claims.filled(claim).map(id -> tenant + "." + id));
        }
    }

    private final MicrosoftTenant tenant;
    private final String clientId;
    private final String clientSecret;
    private final List<String> scopes;
    private final Set<String> tenants;
    private final Subject subject;
    private final MicrosoftEndpoints endpoints;

    private MicrosoftConfig(MicrosoftConfig other, MicrosoftEndpoints endpoints) {
        this.tenant = other.tenant;
        this.clientId = other.clientId;
        this.clientSecret = other.clientSecret;
        this.scopes = other.scopes;
        this.tenants = other.tenants;
        this.subject = other.subject;
        this.endpoints = Objects.requireNonNull(endpoints, "endpoints");
    }

    private MicrosoftConfig(Builder builder) {
        this.tenant = builder.tenant;
        this.clientId = builder.clientId;
        this.clientSecret = builder.clientSecret;
        this.scopes = builder.scopes;
        this.tenants = builder.tenants;
        this.subject = builder.subject;
        this.endpoints = builder.endpoints;
        if (clientId.isBlank() || clientSecret.isBlank()) {
            throw new IllegalArgumentException("clientId and clientSecret must not be blank");
        }
        if (!tenants.isEmpty() && !tenant.isMany()) {
            throw new IllegalArgumentException("tenants can be chosen only of common or organizations");
        }
    }

    /**
     * Starts from what every application needs.
     *
     * @param tenant {@code common}, {@code organizations}, {@code consumers}, or the id of a tenant
     * @param clientId the application's id
     * @param clientSecret the value of a client secret, not its id
     * @throws IllegalArgumentException if the tenant is none of these
     */
    public static Builder builder(String tenant, String clientId, String clientSecret) {
        return new Builder(MicrosoftTenant.of(tenant), clientId, clientSecret);
    }

    /**
     * Reads an administrator's settings.
     *
     * @throws ConnectorException {@link Reason#MISCONFIGURED}, naming every faulty key at once and no value
     */
    public static MicrosoftConfig of(ConnectorConfig form) {
        ConnectorFactory.requireValid(MicrosoftForm.METADATA, form);
        Builder builder = builder(
                        form.text("tenant").orElseThrow(),
                        form.text("clientId").orElseThrow(),
                        form.text("clientSecret").orElseThrow())
                .tenants(form.list("tenants"));
        if (form.text("subject").filter(MicrosoftForm.PAIRWISE::equals).isPresent()) {
            builder.subject(Subject.PAIRWISE);
        }
        if (form.text("scope").isPresent()) {
            builder.scopes(form.list("scope"));
        }
        return builder.build();
    }

    /** Returns a copy that meets these servers; for tests and gateways. */
    public MicrosoftConfig withEndpoints(MicrosoftEndpoints value) {
        return new MicrosoftConfig(this, value);
    }

    /** Returns the application's id. */
    public String clientId() {
        return clientId;
    }

    /** Returns what a person is identified by. */
    public Subject subject() {
        return subject;
    }

    MicrosoftTenant tenant() {
        return tenant;
    }

    String clientSecret() {
        return clientSecret;
    }

    List<String> scopes() {
        return scopes;
    }

    Set<String> tenants() {
        return tenants;
    }

    MicrosoftEndpoints endpoints() {
        return endpoints;
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "MicrosoftConfig[tenant=" + tenant.name() + ", clientId=" + clientId + ", tenants=" + tenants
                + ", subject=" + subject + ", scopes=" + scopes + "]";
    }

    /** Collects the settings. */
    public static final class Builder {
        private final MicrosoftTenant tenant;
        private final String clientId;
        private final String clientSecret;
        private List<String> scopes = DEFAULT_SCOPES;
        private Set<String> tenants = Set.of();
        private Subject subject = Subject.OBJECT_ID;
        private MicrosoftEndpoints endpoints = MicrosoftEndpoints.production();

        private Builder(MicrosoftTenant tenant, String clientId, String clientSecret) {
            this.tenant = tenant;
            this.clientId = Objects.requireNonNull(clientId, "clientId");
            this.clientSecret = Objects.requireNonNull(clientSecret, "clientSecret");
        }

        /**
         * Sets the scopes to ask for at each sign-in that does not choose its own. {@code openid} is added if it is missing;
         * {@code offline_access} brings a refresh token.
         */
        public Builder scopes(Collection<String> scopes) {
            this.scopes = List.copyOf(scopes);
            return this;
        }

        /** Sets the tenants that may sign in, by their ids; all if it is empty. */
        public Builder tenants(Collection<String> tenants) {
            if (!tenants.stream().allMatch(MicrosoftTenant::isId)) {
                throw new IllegalArgumentException("tenants must be ids of tenants");
            }
            this.tenants =
                    tenants.stream().map(id -> id.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
            return this;
        }

        /** Sets what a person is identified by. To change it later makes strangers of all people who signed in before. */
        public Builder subject(Subject subject) {
            this.subject = Objects.requireNonNull(subject, "subject");
            return this;
        }

        /** Sets where Microsoft is, for tests. */
        public Builder endpoints(MicrosoftEndpoints endpoints) {
            this.endpoints = Objects.requireNonNull(endpoints, "endpoints");
            return this;
        }

        /**
         * Returns the settings.
         *
         * @throws IllegalArgumentException if a part is blank, or tenants are chosen where there is but one
         */
        public MicrosoftConfig build() {
            return new MicrosoftConfig(this);
        }
    }
}
