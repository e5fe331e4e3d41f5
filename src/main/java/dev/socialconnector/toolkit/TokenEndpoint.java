package dev.socialconnector.toolkit;

import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A client's calls to its provider's token endpoint (RFC 6749 section 3.2), with the credentials in the form
 * ({@code client_secret_post}). A client without secret sends none.
 */
public final class TokenEndpoint {
    private final ProviderClient client;
    private final URI endpoint;
    private final String clientId;
    private final Optional<String> clientSecret;
    private final Clock clock;

    /** Makes the calls of one client. */
    public TokenEndpoint(
            ConnectorContext context,
            ProviderClient client,
            URI endpoint,
            String clientId,
            Optional<String> clientSecret) {
        this.client = Objects.requireNonNull(client, "client");
        this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
        this.clientId = Objects.requireNonNull(clientId, "clientId");
        this.clientSecret = Objects.requireNonNull(clientSecret, "clientSecret");
        this.clock = context.clock();
    }

    /** Exchanges an authorization code (RFC 6749 section 4.1.3). Sent at most once: a code works once. */
    public TokenSet exchange(String code, AuthorizationSession session, Deadline deadline) {
        Map<String, String> form = form("authorization_code");
        form.put("code", code);
        form.put("redirect_uri", session.redirectUri());
        session.codeVerifier().ifPresent(verifier -> form.put("code_verifier", verifier));
        return send(Step.CODE_EXCHANGE, form, deadline);
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
        Map<String, String> form = form("refresh_token");
        form.put("refresh_token", refreshToken);
        TokenSet fresh = send(Step.REFRESH, form, deadline);
        boolean rotated = fresh.refreshToken().isPresent();
        return new TokenSet(
                fresh.accessToken(),
                fresh.expiresAt(),
                rotated ? fresh.refreshToken() : tokens.refreshToken(),
                rotated ? fresh.refreshTokenExpiresAt() : tokens.refreshTokenExpiresAt(),
                fresh.idToken(),
                fresh.scopes().or(tokens::scopes));
    }

    private Map<String, String> form(String grantType) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", grantType);
        form.put("client_id", clientId);
        clientSecret.ifPresent(secret -> form.put("client_secret", secret));
        return form;
    }

    private TokenSet send(Step step, Map<String, String> form, Deadline deadline) {
        ProviderAnswer answer = client.send(ProviderRequest.post(step, endpoint, form), deadline);
        return new TokenAnswer(answer.requireJson(), step).tokens(clock.instant());
    }
}
