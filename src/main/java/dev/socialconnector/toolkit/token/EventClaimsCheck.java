package dev.socialconnector.toolkit.token;

import dev.socialconnector.toolkit.http.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The claims' part of the verification of Security Event Tokens (RFC 8417 section 2.2).
 *
 * @param standard makes the claims of RFC 8417 out of a provider's own
 */
record EventClaimsCheck(
        TokenKind kind,
        UnaryOperator<JsonObject> standard,
        IssuerRule issuers,
        Set<String> audiences,
        Duration maxAge,
        Clock clock) {
    /** What ID tokens have, and no event. */
    private static final List<String> OF_ID_TOKENS = List.of("nonce", "at_hash", "c_hash", "s_hash");

    private static final int MAX_TEXT = 255;
    private static final Pattern EVENT_URI = Pattern.compile("[!-~]{1,500}");

    EventClaimsCheck withFurtherIssuer(String spelling) {
        return new EventClaimsCheck(kind, standard, issuers.withFurther(spelling), audiences, maxAge, clock);
    }

    EventClaimsCheck of(TokenKind kind) {
        return new EventClaimsCheck(kind, standard, issuers, audiences, maxAge, clock);
    }

    SecurityEventToken check(JsonObject token) {
        if (kind != TokenKind.SECURITY_EVENT) {
            requireNoIdToken(token);
        }
        JsonObject payload = standard.apply(token);
        RegisteredClaims claims = new RegisteredClaims(kind, payload);
        if (!isIssuer(claims.text("iss").orElse(null))) {
            throw kind.refusal("invalid_issuer", "iss is not the expected issuer");
        }
        if (!claims.isForNobodyBut(audiences)) {
            throw kind.refusal("invalid_audience", "aud is missing or names another client");
        }
        claims.checkTimes(clock.instant(), maxAge);
        String identifier = claims.text("jti", MAX_TEXT);
        Map<String, JsonObject> events = events(payload.object("events"));
        return new SecurityEventToken(
                subject(claims, events), identifier, claims.requireTime("iat"), claims.time("toe"), events);
    }

    private void requireNoIdToken(JsonObject token) {
        if (token.members().get("events") == null) {
            throw kind.refusal("events is missing or empty");
        }
        if (OF_ID_TOKENS.stream().anyMatch(name -> token.members().get(name) != null)) {
            throw kind.refusal("it has a claim of ID tokens");
        }
    }

    private boolean isIssuer(@Nullable Object name) {
        return name instanceof String text && issuers.allows(text, Optional.empty());
    }

    private Map<String, JsonObject> events(JsonObject events) {
        if (events.members().isEmpty()) {
            throw kind.refusal("events is missing or empty");
        }
        Map<String, JsonObject> byUri = new LinkedHashMap<>();
        events.members().forEach((uri, members) -> {
            if (!EVENT_URI.matcher(uri).matches() || !(members instanceof Map)) {
                throw kind.refusal("events holds what is not an event");
            }
            byUri.put(uri, events.object(uri));
        });
        return byUri;
    }

    /** If both the token and an event name a subject, it must be the same. */
    private Optional<String> subject(RegisteredClaims claims, Map<String, JsonObject> events) {
        Set<String> named = new LinkedHashSet<>();
        if (claims.text("sub").isPresent()) {
            named.add(claims.text("sub", MAX_TEXT));
        }
        events.values().forEach(event -> subject(event).ifPresent(named::add));
        if (named.size() > 1) {
            throw kind.refusal("it names several subjects");
        }
        return named.stream().findFirst();
    }

    /**
     * A subject with a {@code sub} is one by issuer, whatever its type is called: the drafts of RFC 9493 say {@code subject_type}
     * and {@code iss-sub}, the RFC itself {@code format} and {@code iss_sub}. Subjects of other types are ignored.
     */
    private Optional<String> subject(JsonObject event) {
        if (event.members().get("subject") == null) {
            return Optional.empty();
        }
        if (!(event.members().get("subject") instanceof Map)) {
            throw kind.refusal("the event's subject is of a wrong type");
        }
        JsonObject subject = event.object("subject");
        @Nullable Object sub = subject.members().get("sub");
        if (sub == null) {
            return Optional.empty();
        }
        if (!isIssuer(subject.members().get("iss"))) {
            throw kind.refusal("the event's subject is another issuer's");
        }
        if (!(sub instanceof String text) || text.isBlank() || text.length() > MAX_TEXT) {
            throw kind.refusal("the event's subject is blank, too long or no text");
        }
        return Optional.of(text);
    }
}
