package dev.socialconnector.toolkit.webhook;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ReplayMemory;
import dev.socialconnector.internal.MediaTypes;
import dev.socialconnector.toolkit.http.FormParameters;
import dev.socialconnector.webhook.WebhookAnswer;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What all webhooks have in common: the checks of a request that cost nothing, and answers that say no more than their status.
 *
 * @param step which webhook it is
 */
public record WebhookChecks(Step step) {
    private static final Duration TIME = Duration.ofSeconds(2);

    public WebhookChecks {
        Objects.requireNonNull(step, "step");
    }

    /** Refuses any other method (RFC 9110 section 15.5.6). */
    public <T> WebhookDelivery<T> wrongMethod(String... allowed) {
        return refused(405, Map.of("Allow", String.join(", ", allowed)), "the method is another one");
    }

    /** Refuses any other content type (RFC 9110 section 15.5.16). */
    public <T> WebhookDelivery<T> wrongContentType() {
        return refused(415, Map.of(), "the content type is another one");
    }

    /**
     * Refuses what is no call of the provider's.
     *
     * @param why what is wrong with it, without anything that it says
     */
    public <T> WebhookDelivery<T> refused(int status, Map<String, String> headers, String why) {
        ConnectorException refusal =
                new ConnectorException(Reason.INVALID_CALLBACK, step, "the webhook call is refused: " + why);
        return refused(new WebhookAnswer(status, headers, ""), refusal);
    }

    /** Refuses a call with this answer. */
    public <T> WebhookDelivery<T> refused(WebhookAnswer answer, ConnectorException refusal) {
        return new WebhookDelivery<>(answer, Optional.empty(), Optional.of(refusal));
    }

    /**
     * Returns the parameters of the query and of a form in the body together. Empty if one is repeated, stands in both places with two
     * values, or is not properly encoded. The caller bounds their length.
     */
    public static Optional<Map<String, String>> parameters(WebhookRequest request) {
        Optional<Map<String, String>> query = FormParameters.parse(request.rawQuery());
        Optional<Map<String, String>> body = FormParameters.parse(request.body());
        if (query.isEmpty() || body.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> all = new LinkedHashMap<>(body.get());
        all.putAll(query.get());
        return all.entrySet().containsAll(body.get().entrySet()) ? Optional.of(all) : Optional.empty();
    }

    /**
     * Tells whether a genuine message that the provider sends only once is new. A memory that fails is no reason to lose it.
     *
     * @param identifier of the message, in a form that is the same wherever the host's table compares without case
     */
    public static boolean isNew(ReplayMemory memory, String identifier, Instant until) {
        try {
            return memory.remember(identifier, until);
        } catch (Exception failure) { // of any kind: hosts in other languages throw what they like
            return true;
        }
    }

    /** Returns how long an answer may take: providers wait for a few seconds. */
    static Duration patience(ConnectorContext context) {
        return context.signInTimeout().compareTo(TIME) < 0 ? context.signInTimeout() : TIME;
    }

    /** Tells whether the request says once that its body is of this media type; a charset or another parameter does not matter. */
    public static boolean hasMediaType(String mediaType, WebhookRequest request) {
        return request.header("Content-Type")
                .filter(said -> MediaTypes.says(said, mediaType))
                .isPresent();
    }
}
