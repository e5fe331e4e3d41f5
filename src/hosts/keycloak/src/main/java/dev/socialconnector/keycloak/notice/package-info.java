/**
 * What providers send unasked, in Keycloak: below the redirect URI, each kind of notice has an address of its own.
 *
 * <p>Start reading at {@link dev.socialconnector.keycloak.notice.NoticeEndpoint}.
 */
@NullMarked
package dev.socialconnector.keycloak.notice;

import org.jspecify.annotations.NullMarked;
