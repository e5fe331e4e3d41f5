/**
 * OAuth 2.0 (RFC 6749): from the authorization request to tokens, refresh, revocation, logout and native sign-in.
 *
 * <p>For authors of connectors. Start reading at {@link dev.socialconnector.toolkit.oauth.OAuthClient}, which all other classes here take;
 * then {@link dev.socialconnector.toolkit.oauth.AuthorizationCodeFlow} begins and completes a sign-in, and a
 * {@link dev.socialconnector.toolkit.oauth.SignIn} has the steps in between.
 */
@NullMarked
package dev.socialconnector.toolkit.oauth;

import org.jspecify.annotations.NullMarked;
