package dev.socialconnector.toolkit.token;

import dev.socialconnector.internal.Immutable;
import dev.socialconnector.toolkit.http.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The claims of a Security Event Token that was verified (RFC 8417 section 2.2).
 *
 * @param subject whom it is about, {@code sub} of the token or of an event's {@code subject}; absent if it names none
 * @param identifier the token's unique identifier, {@code jti}
 * @param issuedAt when it was issued, {@code iat}
 * @param occurredAt when it happened, {@code toe}
 * @param events what happened: the events' own members by the events' identifiers, at least one, in their order
 */
public record SecurityEventToken(
        Optional<String> subject,
        String identifier,
        Instant issuedAt,
        Optional<Instant> occurredAt,
        Map<String, JsonObject> events) {
    public SecurityEventToken {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(identifier, "identifier");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(occurredAt, "occurredAt");
        events = Immutable.map(events);
    }

    /** Leaves out who and what. */
    @Override
    public String toString() {
        return "SecurityEventToken[issuedAt=" + issuedAt + "]";
    }
}
