/**
 * What is fetched once and shared: documents that a provider publishes, and calls that several threads want at the same time.
 *
 * <p>For the toolkit only; the module does not export this package. Start reading at
 * {@link dev.socialconnector.toolkit.kept.KeptDocument}.
 */
@NullMarked
package dev.socialconnector.toolkit.kept;

import org.jspecify.annotations.NullMarked;
