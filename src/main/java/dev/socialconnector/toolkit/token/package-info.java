/**
 * Signed tokens. ID tokens, logout tokens and security event tokens are verified here with the provider's keys; client assertions are
 * signed here.
 *
 * <p>For authors of connectors. Start reading at {@link dev.socialconnector.toolkit.token.IdTokenVerifier}, which alone makes
 * {@link dev.socialconnector.toolkit.token.VerifiedClaims}. No other package parses a provider's token.
 */
@NullMarked
package dev.socialconnector.toolkit.token;

import org.jspecify.annotations.NullMarked;
