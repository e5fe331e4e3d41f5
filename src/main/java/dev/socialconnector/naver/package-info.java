/**
 * Naver Login. Make connectors from settings with {@link dev.socialconnector.naver.NaverConnectorFactory}, or from code with
 * {@link dev.socialconnector.naver.NaverConnector}.
 */
@NullMarked
package dev.socialconnector.naver;

import org.jspecify.annotations.NullMarked;
