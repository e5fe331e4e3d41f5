/**
 * Caches: documents that a provider publishes, kept and renewed, and calls that several threads share while one of them makes it.
 *
 * <p>For the toolkit only; the module does not export this package. Start reading at {@link dev.socialconnector.toolkit.kept.KeptDocument}.
 */
@NullMarked
package dev.socialconnector.toolkit.kept;

import org.jspecify.annotations.NullMarked;
