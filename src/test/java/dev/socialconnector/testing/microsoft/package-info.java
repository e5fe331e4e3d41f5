/**
 * Microsoft inside a test.
 *
 * <p>Start reading at {@link dev.socialconnector.testing.microsoft.MicrosoftEmulator}.
 */
@NullMarked
package dev.socialconnector.testing.microsoft;

import org.jspecify.annotations.NullMarked;
