/**
 * The connectors of a Spring Boot application, made at start from the properties below {@code social-connector}.
 *
 * <p>Start reading at {@link dev.socialconnector.spring.SocialConnectors}. Signing in with Spring Security is in
 * {@code dev.socialconnector.spring.login}.
 */
@NullMarked
package dev.socialconnector.spring;

import org.jspecify.annotations.NullMarked;
