/**
 * Optional abilities of a connector, to be asked for by {@link dev.socialconnector.SocialConnector#capability}. Each interface
 * holds what two providers could share.
 */
@NullMarked
package dev.socialconnector.capability;

import org.jspecify.annotations.NullMarked;
