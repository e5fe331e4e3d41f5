/**
 * Webhooks: the checks that all of them need, Security Event Tokens by push, and back-channel logout.
 *
 * <p>For authors of connectors. Start reading at {@link dev.socialconnector.toolkit.webhook.PushedEvents} or
 * {@link dev.socialconnector.toolkit.webhook.LogoutReceiver}, or at {@link dev.socialconnector.toolkit.webhook.WebhookChecks} for a webhook
 * of a provider's own kind.
 */
@NullMarked
package dev.socialconnector.toolkit.webhook;

import org.jspecify.annotations.NullMarked;
