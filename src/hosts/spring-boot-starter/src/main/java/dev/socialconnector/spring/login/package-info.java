/**
 * Signing in with Spring Security.
 *
 * <p>Start reading at {@link dev.socialconnector.spring.login.SocialLoginConfigurer}, which puts everything into a filter chain, and at
 * {@link dev.socialconnector.spring.login.SocialUserService}, the one interface that an application writes.
 */
@NullMarked
package dev.socialconnector.spring.login;

import org.jspecify.annotations.NullMarked;
