/** Google inside a test. Start at {@link dev.socialconnector.testing.google.GoogleEmulator}. */
@NullMarked
package dev.socialconnector.testing.google;

import org.jspecify.annotations.NullMarked;
