/** LINE inside a test. Start at {@link dev.socialconnector.testing.line.LineEmulator}. */
@NullMarked
package dev.socialconnector.testing.line;

import org.jspecify.annotations.NullMarked;
