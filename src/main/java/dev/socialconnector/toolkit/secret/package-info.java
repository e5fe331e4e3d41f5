/**
 * Unguessable values, and the comparison of secrets in constant time.
 *
 * <p>For authors of connectors, who need both where they check something that a stranger may guess. Start reading at
 * {@link dev.socialconnector.toolkit.secret.SecretComparison}.
 */
@NullMarked
package dev.socialconnector.toolkit.secret;

import org.jspecify.annotations.NullMarked;
