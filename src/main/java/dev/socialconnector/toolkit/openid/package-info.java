/**
 * OpenID Connect beyond the ID token: what a provider publishes about itself, its UserInfo endpoint, and the standard claims about a
 * person.
 *
 * <p>For authors of connectors. Start reading at {@link dev.socialconnector.toolkit.openid.ProviderDiscovery},
 * {@link dev.socialconnector.toolkit.openid.UserInfoEndpoint} or {@link dev.socialconnector.toolkit.openid.StandardClaims}.
 */
@NullMarked
package dev.socialconnector.toolkit.openid;

import org.jspecify.annotations.NullMarked;
