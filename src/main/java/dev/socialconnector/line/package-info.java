/**
 * LINE Login. Make connectors from settings with {@link dev.socialconnector.line.LineConnectorFactory}, or from code with
 * {@link dev.socialconnector.line.LineConfig} and {@link dev.socialconnector.line.LineConnector}.
 */
@NullMarked
package dev.socialconnector.line;

import org.jspecify.annotations.NullMarked;
