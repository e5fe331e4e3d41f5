package dev.socialconnector.webhook;

import dev.socialconnector.Capability;

/** Hears from the provider that a person broke the link there, or deleted their account: the service must forget them. */
public interface UnlinkNotices extends Capability {
    /**
     * Checks a request and reads the notice. Sends no request and never throws for what a request holds: a refused one has a
     * {@link WebhookDelivery#refusal()} and its answer.
     *
     * <p>Answer first, then delete what came from the provider. A notice may come again; forgetting a person twice must not fail.
     */
    WebhookDelivery<UnlinkNotice> receive(WebhookRequest request);
}
