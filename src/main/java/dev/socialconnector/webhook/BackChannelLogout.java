package dev.socialconnector.webhook;

import dev.socialconnector.Capability;

/**
 * Hears from the provider that a person's session there has ended, so that the host ends its own (OpenID Connect Back-Channel Logout
 * 1.0). The host registers an https address at the provider and hands over what is sent to it.
 */
public interface BackChannelLogout extends Capability {
    /**
     * Verifies a logout token and reads the notice. Never throws for what a request holds: a refused one has a
     * {@link WebhookDelivery#refusal()} and its answer.
     *
     * <p>A notice that was delivered before is acknowledged, and has neither message nor refusal. May download keys, for two seconds at
     * the most. Ending a session that is not there any more is no error.
     */
    WebhookDelivery<LogoutNotice> receive(WebhookRequest request);
}
