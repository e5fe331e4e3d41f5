/**
 * Random values, HMAC, and comparison of secrets in constant time.
 *
 * <p>For authors of connectors. Start reading at {@link dev.socialconnector.toolkit.secret.SecretComparison}, and use it wherever a secret
 * from outside is checked.
 */
@NullMarked
package dev.socialconnector.toolkit.secret;

import org.jspecify.annotations.NullMarked;
