package dev.socialconnector.toolkit.token;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.toolkit.http.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims that all kinds of tokens have in common (RFC 7519 section 4.1). What a decision rests on is read strictly: a claim of
 * another type is never taken for a missing one, and null is a missing one. Nothing else is looked at.
 */
record RegisteredClaims(TokenKind kind, JsonObject payload) {
    /** How far the issuer's clock and ours may be apart. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final double YEAR_10000 = 253_402_300_800.0;

    /** Returns {@code aud}, one or several; empty if it is missing. */
    List<String> audience() {
        @Nullable Object value = payload.members().get("aud");
        if (value instanceof List<?> list) {
            List<String> texts = payload.texts("aud");
            if (texts.size() < list.size()) {
                throw ofWrongType("aud");
            }
            return texts;
        }
        return text("aud").map(List::of).orElse(List.of());
    }

    /** Tells whether the token is for this client and for no other. */
    boolean isForNobodyBut(Set<String> audiences) {
        List<String> audience = audience();
        return !audience.isEmpty() && audiences.containsAll(audience);
    }

    /** Returns a text that a decision rests on. */
    Optional<String> text(String name) {
        @Nullable Object value = payload.members().get(name);
        if (value != null && !(value instanceof String)) {
            throw ofWrongType(name);
        }
        return payload.text(name);
    }

    /** Returns a text that is there, not blank, and no longer than this. */
    String text(String name, int maxLength) {
        return text(name)
                .filter(text -> !text.isBlank() && text.length() <= maxLength)
                .orElseThrow(() -> kind.refusal(name + " is missing, blank or too long"));
    }

    /** Returns a time that a decision rests on. */
    Instant requireTime(String name) {
        @Nullable Object value = payload.members().get(name);
        if (value == null) {
            throw kind.refusal(name + " is missing");
        }
        if (!(value instanceof Number)) {
            throw ofWrongType(name);
        }
        return time(name).orElseThrow(() -> kind.refusal(name + " is not a time"));
    }

    /** Returns a time if it is one: NumericDate of RFC 7519 section 2, seconds since 1970, fractions allowed. */
    Optional<Instant> time(String name) {
        return seconds(name)
                .filter(seconds -> seconds > 0 && seconds < YEAR_10000)
                .map(seconds -> Instant.ofEpochSecond(seconds.longValue()));
    }

    /** Checks {@code iat}, and {@code exp} and {@code nbf} where they are numbers. */
    void checkTimes(Instant now, Duration maxAge) {
        Instant issuedAt = requireTime("iat");
        checkExpiry(now);
        if (seconds("exp")
                .filter(end -> end.longValue() <= issuedAt.getEpochSecond())
                .isPresent()) {
            throw kind.refusal("exp is not after iat");
        }
        if (issuedAt.isAfter(now.plus(SKEW))) {
            throw kind.refusal("iat is in the future");
        }
        if (issuedAt.isBefore(now.minus(maxAge).minus(SKEW))) {
            throw kind.refusal("iat is too long ago");
        }
        if (seconds("nbf")
                .filter(start -> start.longValue() > now.plus(SKEW).getEpochSecond())
                .isPresent()) {
            throw kind.refusal("nbf is in the future");
        }
    }

    /** Checks {@code exp} where it is a number, for tokens that need not have one. */
    void checkExpiry(Instant now) {
        if (seconds("exp")
                .filter(end -> end.longValue() <= now.minus(SKEW).getEpochSecond())
                .isPresent()) {
            throw kind.refusal("exp is past");
        }
    }

    private Optional<Double> seconds(String name) {
        return payload.members().get(name) instanceof Number number
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }

    private ConnectorException ofWrongType(String name) {
        return kind.refusal(name + " is of a wrong type");
    }
}
