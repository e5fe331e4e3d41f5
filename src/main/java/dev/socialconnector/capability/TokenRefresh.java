package dev.socialconnector.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.TokenSet;

/** Renews tokens without the person (RFC 6749 section 6, OpenID Connect Core section 12). */
public interface TokenRefresh extends Capability {
    /**
     * Renews tokens. Callers that bring the same refresh token at the same time share one request and its result.
     *
     * <p>Store the whole answer in place of the old tokens: it keeps the old refresh token where the provider sent no new one,
     * and the old scopes where it did not say.
     *
     * <p>The new tokens are returned even if their ID token cannot be verified, because the old refresh token may already be used
     * up. An ID token is optional here (OpenID Connect Core section 12.2); one that could not be verified, for want of keys or for
     * any fault of its own, is left out of the answer, and {@link dev.socialconnector.ConnectorListener#idTokenDropped} is told. So an
     * ID token in the answer is always a verified one. Only an ID token that names another subject, issuer or client ends the refresh,
     * with {@link ConnectorException.Reason#INVALID_ID_TOKEN}: what came with it may be another person's.
     *
     * @param tokens the tokens so far, with a refresh token
     * @param subject whose tokens they are; a refreshed ID token of another person is refused
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_TOKEN} if the refresh token is expired, revoked or
     *     missing: the person has to sign in again. After any other reason the old tokens may still be good.
     */
    TokenSet refresh(TokenSet tokens, String subject);
}
