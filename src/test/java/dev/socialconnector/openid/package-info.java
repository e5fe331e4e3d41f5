/**
 * The OpenID Foundation's tests of relying parties for the code flow, replayed offline against the Kakao connector:
 * {@link dev.socialconnector.openid.ClientTestPlan} lists them, one test each carries a module's name, and
 * {@link dev.socialconnector.openid.NotPlayed} says why there is none for the others.
 *
 * <p>What Kakao's connector cannot play, because Kakao's addresses are built in, {@link dev.socialconnector.openid.DiscoveringParty}
 * plays with the generic one.
 *
 * <p>Kakao's {@code /v2/user/me} stands in for the UserInfo endpoint, and Kakao's consent items for the standard scopes.
 */
@NullMarked
package dev.socialconnector.openid;

import org.jspecify.annotations.NullMarked;
