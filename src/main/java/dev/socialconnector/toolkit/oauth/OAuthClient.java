package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorListener;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.internal.IssuerTemplate;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.http.ProviderErrors;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A connector's client at its provider (RFC 6749 section 1.1), and what it works with: the host's context, its id, its credentials
 * and the way to the provider. A connector makes one and gives it to each of its parts.
 */
public final class OAuthClient {
    private final ConnectorContext context;
    private final String connectorId;
    private final String issuer;
    private final ClientCredentials credentials;
    private final ProviderClient http;

    private OAuthClient(
            ConnectorContext context,
            String connectorId,
            String issuer,
            ClientCredentials credentials,
            ProviderClient http) {
        this.context = Objects.requireNonNull(context, "context");
        this.connectorId = Objects.requireNonNull(connectorId, "connectorId");
        this.issuer = Objects.requireNonNull(issuer, "issuer");
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        this.http = http;
    }

    /**
     * Makes the client of one connector.
     *
     * @param connectorId tells the connector from others of the host; sessions are bound to it
     * @param issuer the provider's issuer identifier, or its address if it has none; sessions are bound to it, and a callback that
     *     names an issuer must name this one (RFC 9207)
     * @param credentials how the client authenticates
     * @param errors reads the provider's refusals
     */
    public static OAuthClient of(
            ConnectorContext context,
            String connectorId,
            String issuer,
            ClientCredentials credentials,
            ProviderErrors errors) {
        return new OAuthClient(
                context, connectorId, issuer, credentials, ProviderClient.of(context, connectorId, errors));
    }

    /** Returns the same client with other credentials, for providers that say how they want them. */
    public OAuthClient withCredentials(ClientCredentials credentials) {
        return new OAuthClient(context, connectorId, issuer, credentials, http);
    }

    /** Returns what the host lends. */
    public ConnectorContext context() {
        return context;
    }

    /** Returns the connector's id. */
    public String connectorId() {
        return connectorId;
    }

    /** Returns the provider's issuer identifier, or its address. */
    public String issuer() {
        return issuer;
    }

    /**
     * Tells whether a callback may name this issuer. Where the issuer is a template, each tenant has its own, and the ID token must be of
     * the same one.
     */
    boolean isIssuer(String named) {
        return named.equals(issuer)
                || IssuerTemplate.tenantOf(named)
                        .filter(tenant -> IssuerTemplate.fill(issuer, tenant).equals(named))
                        .isPresent();
    }

    /** Returns the client id. */
    public String clientId() {
        return credentials.clientId();
    }

    /** Returns how the client authenticates. */
    public ClientCredentials credentials() {
        return credentials;
    }

    /** Returns the way to the provider. */
    public ProviderClient http() {
        return http;
    }

    /** Starts the time that a whole sign-in, or one use of a capability, has. */
    public Deadline deadline() {
        return Deadline.in(context.signInTimeout());
    }

    /** Runs a sign-in, passes its result or failure on, and tells the host's listener how it ended. */
    public SocialLogin watch(Supplier<SocialLogin> signIn) {
        long start = System.nanoTime();
        try {
            SocialLogin login = signIn.get();
            tell(start, Optional.empty());
            return login;
        } catch (ConnectorException failure) {
            tell(start, Optional.of(failure));
            throw failure;
        }
    }

    /** Prints the connector and the client id. */
    @Override
    public String toString() {
        return "OAuthClient[connectorId=" + connectorId + ", clientId=" + clientId() + "]";
    }

    private void tell(long start, Optional<ConnectorException> failure) {
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        context.listener()
                .signInFinished(new ConnectorListener.SignInOutcome(
                        connectorId,
                        failure.map(ConnectorException::reason),
                        failure.map(ConnectorException::step),
                        duration));
    }
}
