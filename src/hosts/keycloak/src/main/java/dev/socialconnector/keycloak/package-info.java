/**
 * The door to Keycloak: each connector as an identity provider of Keycloak's, with its form in the admin console. One more connector
 * costs one class like {@link dev.socialconnector.keycloak.OidcIdentityProviderFactory} and one line in {@code META-INF/services}.
 */
@NullMarked
package dev.socialconnector.keycloak;

import org.jspecify.annotations.NullMarked;
