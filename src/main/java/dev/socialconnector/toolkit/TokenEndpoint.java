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

/** A client's calls to its provider's token endpoint (RFC 6749 section 3.2). */
public final class TokenEndpoint {
    private final ProviderClient client;
    private final URI endpoint;
    private final ClientCredentials credentials;
    private final Clock clock;

    /** Makes the calls of one client. */
    public TokenEndpoint(ConnectorContext context, ProviderClient client, URI endpoint, ClientCredentials credentials) {
        this.client = Objects.requireNonNull(client, "client");
        this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        this.clock = context.clock();
    }

    /** Exchanges an authorization code (RFC 6749 section 4.1.3). Sent at most once: a code works once. */
    public TokenSet exchange(String code, AuthorizationSession session, Deadline deadline) {
        Map<String, String> form = grant("authorization_code");
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
        Map<String, String> form = grant("refresh_token");
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

    private static Map<String, String> grant(String type) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", type);
        return form;
    }

    private TokenSet send(Step step, Map<String, String> form, Deadline deadline) {
        ProviderAnswer answer = client.send(credentials.post(step, endpoint, form), deadline);
        return new TokenAnswer(answer.requireJson(), step).tokens(clock.instant());
    }
}
