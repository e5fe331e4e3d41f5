/**
 * The host's client with a limit for what its connections bring: not for bodies alone, but for all that a server can send around them.
 *
 * <p>For the room of HTTP, which it has one door to: {@link dev.socialconnector.toolkit.wire.MeteredClient}.
 */
@NullMarked
package dev.socialconnector.toolkit.wire;

import org.jspecify.annotations.NullMarked;
