package dev.socialconnector.toolkit;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The browser's half of the authorization code flow (RFC 6749 section 4.1): builds the authorization request, and checks the
 * callback before anything is sent to the provider. Keeps nothing in between.
 */
public final class AuthorizationCodeFlow {
    /** Parameters that make the request what it is, and that nobody else may set. */
    private static final Set<String> OWN = Set.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "prompt",
            "login_hint",
            "client_secret",
            "code",
            "code_verifier",
            "request",
            "request_uri");

    private final ConnectorContext context;
    private final RandomValues random;
    private final String connectorId;
    private final String clientId;
    private final String issuer;

    /**
     * Makes the flow of one client at one provider.
     *
     * @param issuer whom a callback must come from, if it says so (RFC 9207); a provider that calls itself nothing is called by its
     *     address here. Sessions are bound to it.
     */
    public AuthorizationCodeFlow(ConnectorContext context, String connectorId, String clientId, String issuer) {
        this.context = context;
        this.random = new RandomValues(context.random());
        this.connectorId = Objects.requireNonNull(connectorId, "connectorId");
        this.clientId = Objects.requireNonNull(clientId, "clientId");
        this.issuer = Objects.requireNonNull(issuer, "issuer");
    }

    /**
     * Builds the authorization request and its session.
     *
     * @param endpoint where the browser is sent
     * @param scopes the scopes to send; empty to send none at all
     * @param nonce whether to send a nonce, which the ID token must bring back
     * @throws IllegalArgumentException if the options set a parameter that is set here, naming it
     */
    public AuthorizationRequest begin(
            AuthorizationEndpoint endpoint, AuthorizationOptions options, List<String> scopes, boolean nonce) {
        for (String name : options.parameters().keySet()) {
            if (isOwn(name)) {
                throw new IllegalArgumentException("the parameter " + name + " is set by the connector");
            }
        }
        AuthorizationSession session = new AuthorizationSession(
                connectorId,
                clientId,
                issuer,
                options.redirectUri(),
                random.next(),
                nonce ? Optional.of(random.next()) : Optional.empty(),
                endpoint.codeChallenge() ? Optional.of(random.next()) : Optional.empty(),
                scopes,
                context.clock().instant().plus(context.sessionLifetime()),
                options.withProfile(),
                options.expectedSubject());
        return new AuthorizationRequest(address(endpoint, options, scopes, session), session);
    }

    private URI address(
            AuthorizationEndpoint endpoint,
            AuthorizationOptions options,
            List<String> scopes,
            AuthorizationSession session) {
        StringBuilder address = new StringBuilder(512).append(endpoint.start());
        add(address, "client_id", clientId);
        add(address, "redirect_uri", session.redirectUri());
        add(address, "state", session.state());
        session.nonce().ifPresent(nonce -> add(address, "nonce", nonce));
        session.codeVerifier().ifPresent(verifier -> {
            add(address, "code_challenge", challengeOf(verifier));
            add(address, "code_challenge_method", "S256");
        });
        if (!scopes.isEmpty()) {
            add(address, "scope", String.join(" ", scopes));
        }
        if (!options.prompts().isEmpty()) {
            add(address, "prompt", String.join(" ", options.prompts()));
        }
        options.loginHint().ifPresent(hint -> add(address, "login_hint", hint));
        options.parameters().forEach((name, value) -> add(address, name, value));
        return URI.create(address.toString());
    }

    private static void add(StringBuilder address, String name, String value) {
        PercentEncoding.append(address.append('&'), name, value);
    }

    /**
     * Checks that a callback belongs to the session, and the session to this client. To be called before anything else is done
     * with either.
     *
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if not, or if the session has expired
     */
    public void check(AuthorizationCallback callback, AuthorizationSession session) {
        if (!session.connectorId().equals(connectorId)
                || !session.clientId().equals(clientId)
                || !session.issuer().equals(issuer)) {
            throw refusal("the session is another connector's, another client's or another provider's");
        }
        if (!context.clock().instant().isBefore(session.expiresAt())) {
            throw refusal("the session has expired");
        }
        String state = callback.state().orElseThrow(() -> refusal("the callback has no state"));
        if (!SecretComparison.equal(state, session.state())) {
            throw refusal("the callback's state is not the session's");
        }
        if (callback.issuer().isPresent() && !callback.issuer().get().equals(issuer)) {
            throw refusal("the callback comes from another issuer");
        }
    }

    /**
     * Makes sure that a checked callback says whom it comes from, as it must if the provider announced that (RFC 9207 section 2.4).
     *
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if not
     */
    public void requireIssuer(AuthorizationCallback callback) {
        if (callback.issuer().isEmpty()) {
            throw refusal("the callback does not say which issuer it comes from");
        }
    }

    /**
     * Returns the code of a checked callback that brought no error.
     *
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if there is none
     */
    public String code(AuthorizationCallback callback) {
        return callback.code()
                .filter(code -> !code.isEmpty())
                .orElseThrow(() -> refusal("the callback has neither a code nor an error"));
    }

    /**
     * Makes sure that whoever signed in is the person whom the session expects, if it expects one.
     *
     * @throws ConnectorException {@link Reason#LOGIN_REQUIRED} if not: that person has to sign in to the provider
     */
    public void requireExpected(String subject, AuthorizationSession session, Step step) {
        if (session.expectedSubject()
                .filter(expected -> !expected.equals(subject))
                .isPresent()) {
            throw new ConnectorException(
                    Reason.LOGIN_REQUIRED, step, "another person signed in than the one that was expected");
        }
    }

    private static boolean isOwn(String parameter) {
        return OWN.contains(parameter) || parameter.startsWith("code_challenge");
    }

    /** RFC 7636 section 4.2. */
    private static String challengeOf(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }

    private static ConnectorException refusal(String why) {
        return new ConnectorException(Reason.INVALID_CALLBACK, Step.CALLBACK, why);
    }
}
