/**
 * The administrator's form: which settings a connector has, what may stand in them, and what is wrong with them.
 *
 * <p>Hosts draw forms from it and check what was filled in; connectors describe their settings with it. Start reading at
 * {@link dev.socialconnector.settings.ConnectorMetadata}. It knows no other package of ours but {@code internal}.
 */
@NullMarked
package dev.socialconnector.settings;

import org.jspecify.annotations.NullMarked;
