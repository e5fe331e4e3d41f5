/**
 * What a connector is built from: safe HTTP, the authorization code flow, token calls, ID tokens and key sets. Exported, so that
 * anybody's connector has all that ours have; hosts need nothing of it.
 */
@NullMarked
package dev.socialconnector.toolkit;

import org.jspecify.annotations.NullMarked;
