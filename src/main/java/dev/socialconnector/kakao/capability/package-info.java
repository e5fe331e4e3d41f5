/**
 * What Kakao can do and other providers cannot: service terms, shipping addresses, user properties, lists of linked people.
 *
 * <p>Hosts ask the connector for them in the same way as for any other ability. Start reading at
 * {@link dev.socialconnector.kakao.capability.KakaoServiceTerms}.
 */
@NullMarked
package dev.socialconnector.kakao.capability;

import org.jspecify.annotations.NullMarked;
