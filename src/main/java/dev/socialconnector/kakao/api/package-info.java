/**
 * Calls of Kakao's API, and what its refusals mean: one client, one class for each ability of several calls, and two for those of
 * one call each.
 *
 * <p>For the Kakao connector only; the module does not export this package. Start reading at
 * {@link dev.socialconnector.kakao.api.KakaoApi}.
 */
@NullMarked
package dev.socialconnector.kakao.api;

import org.jspecify.annotations.NullMarked;
