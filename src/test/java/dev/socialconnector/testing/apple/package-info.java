/**
 * Apple inside a test.
 *
 * <p>Start reading at {@link dev.socialconnector.testing.apple.AppleEmulator}.
 */
@NullMarked
package dev.socialconnector.testing.apple;

import org.jspecify.annotations.NullMarked;
