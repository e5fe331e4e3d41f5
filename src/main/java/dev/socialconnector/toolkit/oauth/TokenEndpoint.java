package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.secret.RandomValues;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A client's calls to its provider's token endpoint (RFC 6749 section 3.2). */
public final class TokenEndpoint {
    private final OAuthClient client;
    private final URI endpoint;
    private final Function<AuthorizationSession, Map<String, String>> parameters;
    private final UnaryOperator<String> scopeNames;
    private final boolean withState;

    /** Makes the calls of one client. */
    public TokenEndpoint(OAuthClient client, URI endpoint) {
        this(client, endpoint, session -> Map.of(), UnaryOperator.identity(), false);
    }

    private TokenEndpoint(
            OAuthClient client,
            URI endpoint,
            Function<AuthorizationSession, Map<String, String>> parameters,
            UnaryOperator<String> scopeNames,
            boolean withState) {
        this.client = Objects.requireNonNull(client, "client");
        this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
        this.parameters = parameters;
        this.scopeNames = Objects.requireNonNull(scopeNames, "scopeNames");
        this.withState = withState;
        client.http().warmUp().include(endpoint);
    }

    /** Returns the same endpoint for a provider that wants further parameters when a code is exchanged. */
    public TokenEndpoint withParameters(Function<AuthorizationSession, Map<String, String>> parameters) {
        return new TokenEndpoint(client, endpoint, parameters, scopeNames, withState);
    }

    /**
     * Returns the same endpoint for a provider that calls scopes by other names than they were asked for.
     *
     * @param names from the name of a scope in the answer to the name that hosts ask for
     */
    public TokenEndpoint withScopeNames(UnaryOperator<String> names) {
        return new TokenEndpoint(client, endpoint, parameters, names, withState);
    }

    /** Returns the same endpoint for a provider that wants the state of the sign-in once more when a code is exchanged (Naver). */
    public TokenEndpoint withState() {
        return new TokenEndpoint(client, endpoint, parameters, scopeNames, true);
    }

    /**
     * Asks for tokens by another grant (RFC 6749 section 4.5), for example {@code client_credentials}. Sent at most once.
     *
     * @param form the grant's parameters, {@code grant_type} among them
     */
    public TokenSet grant(Step step, Map<String, String> form, Deadline deadline) {
        return send(step, form, deadline);
    }

    /** Exchanges an authorization code (RFC 6749 section 4.1.3). Sent at most once: a code works once. */
    TokenSet exchange(String code, AuthorizationSession session, Deadline deadline) {
        Map<String, String> further = new LinkedHashMap<>(parameters.apply(session));
        if (withState) {
            further.put("state", session.state());
        }
        return exchange(code, session.redirectUri(), session.codeVerifier(), further, deadline);
    }

    /**
     * Sends a made-up code, to try the client's credentials: a provider that accepts them rejects only the code. Returns the
     * refusal. No sign-in is touched by it.
     *
     * @param codeVerifier whether to send one, as sign-ins do that send a code challenge
     * @throws IllegalArgumentException if the redirect URI is not one
     * @throws ConnectorException {@link Reason#UNEXPECTED_RESPONSE} if the provider accepts the code
     */
    ConnectorException refusalOfMadeUpCode(String redirectUri, boolean codeVerifier, Deadline deadline) {
        String checked = AuthorizationOptions.redirectingTo(redirectUri).redirectUri();
        RandomValues random = new RandomValues(client.context().random());
        try {
            Optional<String> verifier = codeVerifier ? Optional.of(random.next()) : Optional.empty();
            Map<String, String> further = withState ? Map.of("state", random.next()) : Map.of();
            exchange(random.next(), checked, verifier, further, deadline);
        } catch (ConnectorException refusal) {
            return refusal;
        }
        throw new ConnectorException(
                Reason.UNEXPECTED_RESPONSE, Step.CODE_EXCHANGE, "the provider accepted a made-up code");
    }

    /**
     * Refreshes tokens (RFC 6749 section 6). Keeps what the answer leaves out: the refresh token with its end, and the scopes.
     *
     * @throws ConnectorException {@link Reason#INVALID_TOKEN} if there is no refresh token
     */
    public TokenSet refresh(TokenSet tokens, Deadline deadline) {
        String refreshToken = tokens.refreshToken()
                .orElseThrow(
                        () -> new ConnectorException(Reason.INVALID_TOKEN, Step.REFRESH, "there is no refresh token"));
        Map<String, String> form = grant("refresh_token");
        form.put("refresh_token", refreshToken);
        TokenSet fresh = send(Step.REFRESH, form, deadline);
        TokenSet.Builder renewed = fresh.toBuilder().scopes(fresh.scopes().or(tokens::scopes));
        if (fresh.refreshToken().isEmpty()) {
            renewed.refreshToken(tokens.refreshToken()).refreshTokenExpiresAt(tokens.refreshTokenExpiresAt());
        }
        return renewed.build();
    }

    private TokenSet exchange(
            String code,
            String redirectUri,
            Optional<String> codeVerifier,
            Map<String, String> further,
            Deadline deadline) {
        Map<String, String> form = grant("authorization_code");
        form.putAll(further);
        form.put("code", code);
        form.put("redirect_uri", redirectUri);
        codeVerifier.ifPresent(verifier -> form.put("code_verifier", verifier));
        return send(Step.CODE_EXCHANGE, form, deadline);
    }

    private static Map<String, String> grant(String type) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", type);
        return form;
    }

    private TokenSet send(Step step, Map<String, String> form, Deadline deadline) {
        ProviderAnswer answer = client.http().send(client.credentials().post(step, endpoint, form), deadline);
        Optional<JsonObject> json = answer.json();
        if (OAuthErrors.word(json.or(answer::form)).isPresent()) {
            throw client.http().refusalOf(answer); // some providers refuse with status 200
        }
        Optional<JsonObject> fields = answer.isForm() ? answer.form() : Optional.empty(); // GitHub's default
        return new TokenAnswer(fields.or(() -> json).orElseGet(answer::requireJson), step, scopeNames)
                .tokens(client.context().clock().instant());
    }
}
