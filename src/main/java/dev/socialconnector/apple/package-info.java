/**
 * Sign in with Apple. Make connectors from settings with {@link dev.socialconnector.apple.AppleConnectorFactory}, or from code with
 * {@link dev.socialconnector.apple.AppleConfig} and {@link dev.socialconnector.apple.AppleConnector}.
 * {@link dev.socialconnector.apple.AppleProfile} tells whether an e-mail address is a private relay address.
 */
@NullMarked
package dev.socialconnector.apple;

import org.jspecify.annotations.NullMarked;
