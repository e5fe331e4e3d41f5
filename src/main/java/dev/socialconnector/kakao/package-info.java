/**
 * Kakao Login: the connector, its factory, and what only Kakao has at the sign-in: auto-login and further request parameters.
 *
 * <p>Hosts make a connector from an administrator's settings with {@link dev.socialconnector.kakao.KakaoConnectorFactory}, or from code
 * with {@link dev.socialconnector.kakao.KakaoConnector} and a {@link dev.socialconnector.kakao.settings.KakaoConfig}. Start reading at
 * {@link dev.socialconnector.kakao.KakaoConnector}; its abilities are in {@code capability} and {@code kakao.capability}.
 */
@NullMarked
package dev.socialconnector.kakao;

import org.jspecify.annotations.NullMarked;
