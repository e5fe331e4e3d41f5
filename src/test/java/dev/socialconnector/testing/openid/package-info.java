/**
 * An OpenID Connect provider, emulated inside the test's process.
 *
 * <p>For tests of hosts and of the {@code oidc} connector. Start reading at {@link dev.socialconnector.testing.openid.OpenIdProvider}.
 */
@NullMarked
package dev.socialconnector.testing.openid;

import org.jspecify.annotations.NullMarked;
