/**
 * What Kakao can do and other providers cannot: service terms, shipping addresses, user properties, lists of linked people.
 *
 * <p>Hosts ask the connector for them by type, as for those of every provider. Start reading at
 * {@link dev.socialconnector.kakao.capability.KakaoServiceTerms}.
 */
@NullMarked
package dev.socialconnector.kakao.capability;

import org.jspecify.annotations.NullMarked;
