/**
 * What Kakao sends to a host: notices that a person unlinked, and events about accounts.
 *
 * <p>For the Kakao connector only; the module does not export this package. Start reading at
 * {@link dev.socialconnector.kakao.webhook.KakaoSecurityEvents}.
 */
@NullMarked
package dev.socialconnector.kakao.webhook;

import org.jspecify.annotations.NullMarked;
