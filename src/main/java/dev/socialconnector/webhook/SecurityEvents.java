package dev.socialconnector.webhook;

import dev.socialconnector.Capability;

/** Hears from the provider what happened to a person's account, as Security Event Tokens (RFC 8417) by push (RFC 8935). */
public interface SecurityEvents extends Capability {
    /**
     * Verifies a token and reads the event. Never throws for what a request holds: a refused one has a
     * {@link WebhookDelivery#refusal()} and its answer.
     *
     * <p>An event that was delivered before is acknowledged, and has neither message nor refusal; see
     * {@link dev.socialconnector.ConnectorContext#withReplayMemory}. It counts as delivered once this method has returned it: only a
     * host that keeps the replay memory and its own list of work in one transaction loses none over a crash. May download keys, for
     * two seconds at the most.
     *
     * <p>Events can come late and out of order. One that is older than the person's latest sign-in may be history.
     */
    WebhookDelivery<SecurityEvent> receive(WebhookRequest request);
}
