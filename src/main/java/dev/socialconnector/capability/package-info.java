/**
 * Abilities beyond signing in, such as refreshing tokens or unlinking an account: one small interface each, and their values.
 *
 * <p>Hosts ask a connector for an ability by its type, {@code connector.capability(TokenRefresh.class)}; a connector that lacks it
 * answers nothing. Start reading at {@link dev.socialconnector.capability.TokenRefresh}, which is like all others.
 */
@NullMarked
package dev.socialconnector.capability;

import org.jspecify.annotations.NullMarked;
