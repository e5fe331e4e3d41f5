/**
 * What a provider tells a host without being asked: that a person unlinked the account, that something happened to it, or that a session
 * ended.
 *
 * <p>Hosts get a receiver with {@code connector.capability(SecurityEvents.class)}, hand a request over as a
 * {@link dev.socialconnector.webhook.WebhookRequest}, and get a {@link dev.socialconnector.webhook.WebhookDelivery}: the answer to send
 * back, and the message if it is genuine and new. Start reading at {@link dev.socialconnector.webhook.SecurityEvents}.
 */
@NullMarked
package dev.socialconnector.webhook;

import org.jspecify.annotations.NullMarked;
