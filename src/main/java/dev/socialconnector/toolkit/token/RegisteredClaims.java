package dev.socialconnector.toolkit.token;

import dev.socialconnector.toolkit.http.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The claims that all kinds of tokens have in common (RFC 7519 section 4.1), each of its proper type. */
record RegisteredClaims(TokenKind kind, JsonObject payload) {
    /** How far the issuer's clock and ours may be apart. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final double YEAR_10000 = 253_402_300_800.0;

    RegisteredClaims {
        ClaimTypes.check(kind, payload);
    }

    boolean isFrom(String issuer) {
        return issuer.equals(payload.text("iss").orElse(null));
    }

    /** Returns {@code aud}, one or several; empty if it is missing. */
    List<String> audience() {
        return payload.text("aud").map(List::of).orElseGet(() -> payload.texts("aud"));
    }

    /** Tells whether the token is for us, and for nobody besides. */
    boolean isForNobodyBut(Set<String> audiences) {
        List<String> audience = audience();
        return !audience.isEmpty() && audiences.containsAll(audience);
    }

    Optional<String> text(String name) {
        return payload.text(name);
    }

    /** Returns a text that is there, not blank, and no longer than this. */
    String text(String name, int maxLength) {
        return text(name)
                .filter(text -> !text.isBlank() && text.length() <= maxLength)
                .orElseThrow(() -> kind.refusal(name + " is missing, blank or too long"));
    }

    Instant requireTime(String name) {
        return time(name).orElseThrow(() -> kind.refusal(name + " is missing"));
    }

    /** NumericDate of RFC 7519 section 2: seconds since 1970, fractions allowed. */
    Optional<Instant> time(String name) {
        @Nullable Object value = payload.members().get(name);
        if (value == null) {
            return Optional.empty();
        }
        double seconds = ((Number) value).doubleValue();
        if (!(seconds > 0 && seconds < YEAR_10000)) {
            throw kind.refusal(name + " is not a time");
        }
        return Optional.of(Instant.ofEpochSecond((long) seconds));
    }

    /** Checks {@code iat}, and {@code exp} and {@code nbf} where they are there. */
    void checkTimes(Instant now, Duration maxAge) {
        Instant issuedAt = requireTime("iat");
        Optional<Instant> expiresAt = time("exp");
        if (expiresAt.isPresent() && !now.isBefore(expiresAt.get().plus(SKEW))) {
            throw kind.refusal("exp is past");
        }
        if (expiresAt.isPresent() && !expiresAt.get().isAfter(issuedAt)) {
            throw kind.refusal("exp is not after iat");
        }
        if (issuedAt.isAfter(now.plus(SKEW))) {
            throw kind.refusal("iat is in the future");
        }
        if (issuedAt.isBefore(now.minus(maxAge).minus(SKEW))) {
            throw kind.refusal("iat is too long ago");
        }
        if (time("nbf").filter(notBefore -> notBefore.isAfter(now.plus(SKEW))).isPresent()) {
            throw kind.refusal("nbf is in the future");
        }
    }
}
