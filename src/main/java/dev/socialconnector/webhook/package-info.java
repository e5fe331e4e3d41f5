/**
 * What a provider tells a host unasked: that a person unlinked the account, or that something happened to it.
 *
 * <p>Hosts hand a request over as a {@link dev.socialconnector.webhook.WebhookRequest} and get a
 * {@link dev.socialconnector.webhook.WebhookDelivery}: the answer to send back, and the message if it is genuine and new. Start reading at
 * {@link dev.socialconnector.webhook.SecurityEvents}.
 */
@NullMarked
package dev.socialconnector.webhook;

import org.jspecify.annotations.NullMarked;
