/**
 * The administrator's form: which settings a connector has, which values they accept, and what is wrong with those filled in.
 *
 * <p>Hosts draw forms from it and check what was filled in; connectors describe their settings with it. Start reading at
 * {@link dev.socialconnector.settings.ConnectorMetadata}. Apart from {@code internal}, this package depends on no other package of this
 * library.
 */
@NullMarked
package dev.socialconnector.settings;

import org.jspecify.annotations.NullMarked;
