package dev.socialconnector.webhook;

import java.util.Map;
import java.util.Objects;

/**
 * What to answer to the sender of a webhook, ready to be sent as it is, soon: providers wait a few seconds.
 *
 * @param status HTTP status
 * @param headers headers to set
 * @param body body, empty or in UTF-8
 */
public record WebhookAnswer(int status, Map<String, String> headers, String body) {
    public WebhookAnswer {
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }
}
