/**
 * Requests to Kakao's API, and what its error codes mean.
 *
 * <p>{@link dev.socialconnector.kakao.api.KakaoApi} sends the requests. An ability that needs several calls has a class of its own; those
 * of one call are together in {@link dev.socialconnector.kakao.api.UserReads} and {@link dev.socialconnector.kakao.api.UserChanges}. For
 * the Kakao connector only; the module does not export this package.
 */
@NullMarked
package dev.socialconnector.kakao.api;

import org.jspecify.annotations.NullMarked;
