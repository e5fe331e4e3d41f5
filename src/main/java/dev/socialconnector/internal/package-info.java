/**
 * Small pieces that several packages share: unmodifiable maps, SHA-256, percent-encoding, media types, what a token may look like.
 *
 * <p>For this library only: the module does not export this package, and it can change at any time.
 */
@NullMarked
package dev.socialconnector.internal;

import org.jspecify.annotations.NullMarked;
