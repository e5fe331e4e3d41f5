/**
 * Abilities beyond signing in, such as refreshing tokens or unlinking an account: one small interface for each, and their values.
 *
 * <p>Hosts ask a connector for an ability by its type, {@code connector.capability(TokenRefresh.class)}; a connector that lacks it returns
 * an empty {@code Optional}. Start reading at {@link dev.socialconnector.capability.TokenRefresh}, then at
 * {@link dev.socialconnector.UserRef}, which most other abilities take.
 */
@NullMarked
package dev.socialconnector.capability;

import org.jspecify.annotations.NullMarked;
