package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Ends tokens by revoking them (RFC 7009): the refresh token first, with which a provider should end its access tokens, then the
 * access token. A token that is not good any more is no error there.
 */
public final class TokenRevocation implements ProviderLogout {
    private static final String UNSUPPORTED = "unsupported_token_type";

    private final OAuthClient client;
    private final URI endpoint;

    /** Makes it for one client. */
    public TokenRevocation(OAuthClient client, URI endpoint) {
        this.client = Objects.requireNonNull(client, "client");
        this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
    }

    @Override
    public void logout(UserRef user) {
        revoke(Step.LOGOUT, user.requireTokens(Step.LOGOUT));
    }

    /**
     * Returns the same as an unlink, for providers at which the link ends with its tokens. The provider is not
     * asked who owns the tokens; only an ID token that names another person is refused.
     *
     * @param idTokens reads whose an ID token is
     */
    public AccountUnlink asUnlink(IdTokenVerifier idTokens) {
        return user -> {
            TokenSet tokens = user.requireTokens(Step.UNLINK);
            if (tokens.idToken()
                    .filter(token -> idTokens.isOfAnother(token, user.subject()))
                    .isPresent()) {
                throw new ConnectorException(Reason.INVALID_TOKEN, Step.UNLINK, "the tokens are another subject's");
            }
            revoke(Step.UNLINK, tokens);
        };
    }

    private void revoke(Step step, TokenSet tokens) {
        if (tokens.refreshToken().isEmpty() && tokens.accessToken().isEmpty()) {
            throw new ConnectorException(Reason.INVALID_TOKEN, step, "there is no token to revoke");
        }
        Deadline deadline = client.deadline();
        tokens.refreshToken().ifPresent(token -> revoke(step, token, "refresh_token", deadline));
        tokens.accessToken().ifPresent(token -> revokeAccess(step, token, tokens, deadline));
    }

    /**
     * A provider need not be able to revoke access tokens (RFC 7009 section 2), and says so (section 2.2.1). With the refresh token
     * gone, what could be done is done.
     */
    private void revokeAccess(Step step, String token, TokenSet tokens, Deadline deadline) {
        try {
            revoke(step, token, "access_token", deadline);
        } catch (ConnectorException refusal) {
            boolean enough = tokens.refreshToken().isPresent()
                    && refusal.providerCode().filter(UNSUPPORTED::equals).isPresent();
            if (!enough) {
                throw refusal;
            }
        }
    }

    private void revoke(Step step, String token, String hint, Deadline deadline) {
        Map<String, String> form = Map.of("token", token, "token_type_hint", hint);
        client.http().send(client.credentials().post(step, endpoint, form), deadline, TokenRevocation::refusal);
    }

    /** Here a 401 is about the client, not about the token. */
    private static ConnectorException refusal(ProviderAnswer answer) {
        Optional<String> unsupported =
                answer.json().flatMap(json -> json.text("error")).filter(UNSUPPORTED::equals);
        ConnectorException refusal = OAuthErrors.ofAnswer(answer, unsupported);
        return answer.status() == 401 && refusal.reason() == Reason.INVALID_TOKEN
                ? OAuthErrors.refusal(Reason.MISCONFIGURED, answer).build()
                : refusal;
    }
}
