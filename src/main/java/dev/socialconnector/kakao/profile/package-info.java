/**
 * Turns Kakao's answers about a person into a profile: consents, verified addresses, phone numbers, birthdays and pictures. It also knows
 * what Kakao's ids and scopes look like.
 *
 * <p>For the Kakao connector only; the module does not export this package. Start reading at
 * {@link dev.socialconnector.kakao.profile.KakaoProfileMapper}.
 */
@NullMarked
package dev.socialconnector.kakao.profile;

import org.jspecify.annotations.NullMarked;
