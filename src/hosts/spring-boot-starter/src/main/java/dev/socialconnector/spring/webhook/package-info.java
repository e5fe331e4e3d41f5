/**
 * What providers send unasked, as events of the application.
 *
 * <p>Start reading at {@link dev.socialconnector.spring.webhook.SocialWebhookFilter}.
 */
@NullMarked
package dev.socialconnector.spring.webhook;

import org.jspecify.annotations.NullMarked;
