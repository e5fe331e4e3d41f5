/**
 * Kakao Login. Start at {@link dev.socialconnector.kakao.KakaoConnector}; what an administrator sets is in
 * {@link dev.socialconnector.kakao.KakaoConfig}.
 */
@NullMarked
package dev.socialconnector.kakao;

import org.jspecify.annotations.NullMarked;
