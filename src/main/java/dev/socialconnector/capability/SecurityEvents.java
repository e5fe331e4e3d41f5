package dev.socialconnector.capability;

import dev.socialconnector.Capability;

/** Hears from the provider what happened to a person's account, as Security Event Tokens (RFC 8417) by push (RFC 8935). */
public interface SecurityEvents extends Capability {
    /**
     * Verifies a token and reads the event. Never throws for what a request holds: a refused one has a
     * {@link WebhookDelivery#refusal()} and its answer.
     *
     * <p>An event that was delivered before is acknowledged, and has neither message nor refusal; see
     * {@link dev.socialconnector.ConnectorContext#withReplayMemory}. May download keys, within the context's time for a sign-in.
     */
    WebhookDelivery<SecurityEvent> receive(WebhookRequest request);
}
