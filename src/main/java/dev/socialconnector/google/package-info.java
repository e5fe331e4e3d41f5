/**
 * Sign in with Google. Make connectors from settings with {@link dev.socialconnector.google.GoogleConnectorFactory}, or from code with
 * {@link dev.socialconnector.google.GoogleConfig} and {@link dev.socialconnector.google.GoogleConnector}.
 * {@link dev.socialconnector.google.GoogleParameters} are request parameters that only Google has.
 */
@NullMarked
package dev.socialconnector.google;

import org.jspecify.annotations.NullMarked;
