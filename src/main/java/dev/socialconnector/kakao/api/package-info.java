/**
 * Calls of Kakao's API, one class for each ability, and what its refusals mean.
 *
 * <p>For the Kakao connector only; the module does not export this package. Start reading at
 * {@link dev.socialconnector.kakao.api.KakaoApi}.
 */
@NullMarked
package dev.socialconnector.kakao.api;

import org.jspecify.annotations.NullMarked;
