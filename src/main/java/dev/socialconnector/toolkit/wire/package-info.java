/**
 * Limits how many bytes a server may send on a connection: bodies, and everything around them, such as headers and chunk framing.
 *
 * <p>For {@code toolkit.http} only; the module does not export this package. Start reading at
 * {@link dev.socialconnector.toolkit.wire.MeteredClient}.
 */
@NullMarked
package dev.socialconnector.toolkit.wire;

import org.jspecify.annotations.NullMarked;
