/**
 * Sign in with Apple. Make connectors from settings with {@link dev.socialconnector.apple.AppleConnectorFactory}, or from code with
 * {@link dev.socialconnector.apple.AppleConnector}. {@link dev.socialconnector.apple.AppleProfile} tells a private relay address from
 * another one.
 */
@NullMarked
package dev.socialconnector.apple;

import org.jspecify.annotations.NullMarked;
