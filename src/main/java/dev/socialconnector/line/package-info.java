/**
 * LINE Login. Make connectors from settings with {@link dev.socialconnector.line.LineConnectorFactory}, or from code with
 * {@link dev.socialconnector.line.LineConfig} and {@link dev.socialconnector.line.LineConnector}. Only LINE has
 * {@link dev.socialconnector.line.LineFriendship}, {@link dev.socialconnector.line.LineAutoLogin} and
 * {@link dev.socialconnector.line.LineParameters}.
 */
@NullMarked
package dev.socialconnector.line;

import org.jspecify.annotations.NullMarked;
