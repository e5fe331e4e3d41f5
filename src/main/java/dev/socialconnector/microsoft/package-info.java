/**
 * Sign-in with Microsoft: work and school accounts (Entra ID) and personal ones. Make connectors from settings with
 * {@link dev.socialconnector.microsoft.MicrosoftConnectorFactory}, or from code with {@link dev.socialconnector.microsoft.MicrosoftConfig}
 * and {@link dev.socialconnector.microsoft.MicrosoftConnector}.
 */
@NullMarked
package dev.socialconnector.microsoft;

import org.jspecify.annotations.NullMarked;
