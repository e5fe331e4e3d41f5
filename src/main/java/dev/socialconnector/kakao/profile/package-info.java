/**
 * From Kakao's answers about a person to a profile: consents, verdicts, phone numbers, birthdays, pictures; and what
 * Kakao's ids and scopes look like.
 *
 * <p>For the Kakao connector only; the module does not export this package. Start reading at
 * {@link dev.socialconnector.kakao.profile.KakaoProfileMapper}.
 */
@NullMarked
package dev.socialconnector.kakao.profile;

import org.jspecify.annotations.NullMarked;
