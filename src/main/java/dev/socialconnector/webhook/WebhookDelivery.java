package dev.socialconnector.webhook;

import dev.socialconnector.ConnectorException;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a webhook: send {@link #answer()} at once, then act on {@link #message()} if there is one.
 *
 * @param answer what to answer, in every case
 * @param message what the provider tells; absent if the request was refused or has been delivered before
 * @param refusal why the request was refused
 */
public record WebhookDelivery<T>(WebhookAnswer answer, Optional<T> message, Optional<ConnectorException> refusal) {
    public WebhookDelivery {
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(refusal, "refusal");
    }

    /** Prints nothing of the message. */
    @Override
    public String toString() {
        return "WebhookDelivery[status=" + answer.status() + ", message " + (message.isPresent() ? "given" : "absent")
                + "]";
    }
}
