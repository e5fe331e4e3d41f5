/**
 * Any OpenID Connect provider, found by its issuer. Make connectors from settings with
 * {@link dev.socialconnector.oidc.OidcConnectorFactory}, or from code with {@link dev.socialconnector.oidc.OidcConfig} and
 * {@link dev.socialconnector.oidc.OidcConnector}.
 */
@NullMarked
package dev.socialconnector.oidc;

import org.jspecify.annotations.NullMarked;
