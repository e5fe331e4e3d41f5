/**
 * Webhooks: the checks that all have in common, and Security Event Tokens by push.
 *
 * <p>For authors of connectors. Start reading at {@link dev.socialconnector.toolkit.webhook.PushedEvents}, or at
 * {@link dev.socialconnector.toolkit.webhook.WebhookChecks} for a webhook of a provider's own kind.
 */
@NullMarked
package dev.socialconnector.toolkit.webhook;

import org.jspecify.annotations.NullMarked;
