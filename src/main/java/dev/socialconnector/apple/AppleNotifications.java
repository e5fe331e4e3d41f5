package dev.socialconnector.apple;

import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.token.SecurityEventVerifier;
import dev.socialconnector.toolkit.webhook.PushedEvents;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Apple's server-to-server notifications: {@code {"payload": "<JWT>"}}, where the JWT has one event in its claim {@code events}.
 *
 * <p>Source: Apple, "Processing changes for Sign in with Apple accounts".
 */
final class AppleNotifications {
    /** Apple does not say whether it tries again, or for how long; to take an event late is better than never. */
    private static final Duration MAX_AGE = Duration.ofDays(7);

    /** Seconds have 10 digits, milliseconds 13. */
    private static final double FIRST_MILLISECONDS = 1e11;

    private static final int LONGEST_SUBJECT = 255;

    private AppleNotifications() {}

    static SecurityEvents of(AppleConfig config, OAuthClient client) {
        SecurityEventVerifier tokens = SecurityEventVerifier.ofUntyped(
                client.context(),
                client.http(),
                AppleEndpoints.ISSUER,
                config.allIds(),
                config.endpoints().keySet(),
                MAX_AGE,
                AppleNotifications::standard);
        return new PushedEvents(client.context(), tokens, AppleNotifications::typeOf, subject -> true) // see standard
                .inJson("payload");
    }

    private static SecurityEvent.Type typeOf(String type) {
        return switch (type) {
            case "consent-revoked" -> SecurityEvent.Type.USER_UNLINKED;
            case "account-delete", "account-deleted" -> SecurityEvent.Type.ACCOUNT_PURGED;
            case "email-disabled" -> SecurityEvent.Type.EMAIL_DISABLED;
            case "email-enabled" -> SecurityEvent.Type.EMAIL_ENABLED;
            default -> SecurityEvent.Type.OTHER;
        };
    }

    /**
     * Makes the claims of RFC 8417 out of Apple's: the event by its type, whom it is about, and when it happened. A subject that the
     * token itself names beside another one in the event stays as it is, and is refused with the event.
     */
    static JsonObject standard(JsonObject claims) {
        JsonObject event = event(claims);
        Optional<String> type = event.filled("type");
        Optional<String> subject = event.filled("sub").filter(text -> text.length() <= LONGEST_SUBJECT);
        @Nullable Object named = claims.members().get("sub");
        if (type.isEmpty() || subject.isEmpty() || (named != null && !named.equals(subject.get()))) {
            return without(claims, "events");
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>(claims.members());
        members.put("events", Map.of(type.get(), event.members()));
        members.put("sub", subject.get());
        occurred(event).ifPresent(seconds -> members.put("toe", seconds));
        if (AppleEndpoints.FURTHER_ISSUER.equals(claims.members().get("iss"))) {
            members.put("iss", AppleEndpoints.ISSUER);
        }
        return new JsonObject(Collections.unmodifiableMap(members));
    }

    /** Apple's servers send the event as JSON inside a text; its documentation shows an object. */
    private static JsonObject event(JsonObject claims) {
        return claims.text("events")
                .map(text ->
                        JsonObject.parse(text.getBytes(StandardCharsets.UTF_8)).orElse(new JsonObject(Map.of())))
                .orElseGet(() -> claims.object("events"));
    }

    private static Optional<Double> occurred(JsonObject event) {
        return event.members().get("event_time") instanceof Number time
                ? Optional.of(time.doubleValue()).map(number -> number >= FIRST_MILLISECONDS ? number / 1_000 : number)
                : Optional.empty();
    }

    private static JsonObject without(JsonObject claims, String name) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(claims.members());
        members.remove(name);
        return new JsonObject(Collections.unmodifiableMap(members));
    }
}
