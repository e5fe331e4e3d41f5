/**
 * Signing people in: what an identity server (the <em>host</em>) and a connector say to each other.
 *
 * <p>A host looks up a connector factory in {@link dev.socialconnector.Connectors}, makes a {@link dev.socialconnector.SocialConnector}
 * from an administrator's settings, and signs people in with two calls. Start reading at {@link dev.socialconnector.SocialConnector}. Apart
 * from {@code internal}, this package depends on {@code settings} only.
 */
@NullMarked
package dev.socialconnector;

import org.jspecify.annotations.NullMarked;
