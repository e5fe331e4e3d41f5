/**
 * The contract between an identity server and a connector: what the one asks, what the other answers.
 *
 * <p>Start at {@link dev.socialconnector.Connectors} (which connectors are installed) and
 * {@link dev.socialconnector.SocialConnector} (a sign-in in two calls). This package depends on no other of ours.
 */
@NullMarked
package dev.socialconnector;

import org.jspecify.annotations.NullMarked;
