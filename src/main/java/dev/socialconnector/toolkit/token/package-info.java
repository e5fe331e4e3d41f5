/**
 * Signed tokens: ID tokens and security event tokens are verified here, with the provider's published keys.
 *
 * <p>For authors of connectors. Start reading at {@link dev.socialconnector.toolkit.token.IdTokenVerifier}. No other package looks into a
 * token.
 */
@NullMarked
package dev.socialconnector.toolkit.token;

import org.jspecify.annotations.NullMarked;
