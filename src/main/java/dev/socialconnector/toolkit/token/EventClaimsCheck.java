package dev.socialconnector.toolkit.token;

import static dev.socialconnector.toolkit.token.TokenKind.SECURITY_EVENT;

import dev.socialconnector.toolkit.http.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The claims' part of the verification of Security Event Tokens (RFC 8417 section 2.2). */
record EventClaimsCheck(IssuerRule issuers, Set<String> audiences, Duration maxAge, Clock clock) {
    private static final int MAX_TEXT = 255;
    private static final Pattern EVENT_URI = Pattern.compile("[!-~]{1,500}");

    EventClaimsCheck withFurtherIssuer(String spelling) {
        return new EventClaimsCheck(issuers.withFurther(spelling), audiences, maxAge, clock);
    }

    SecurityEventToken check(JsonObject payload) {
        RegisteredClaims claims = new RegisteredClaims(SECURITY_EVENT, payload);
        if (!isIssuer(claims.text("iss").orElse(null))) {
            throw SECURITY_EVENT.refusal("invalid_issuer", "iss is not the expected issuer");
        }
        if (!claims.isForNobodyBut(audiences)) {
            throw SECURITY_EVENT.refusal("invalid_audience", "aud is missing or names somebody else");
        }
        claims.checkTimes(clock.instant(), maxAge);
        String identifier = claims.text("jti", MAX_TEXT);
        Map<String, JsonObject> events = events(payload.object("events"));
        return new SecurityEventToken(
                subject(claims, events), identifier, claims.requireTime("iat"), claims.time("toe"), events);
    }

    private boolean isIssuer(@Nullable Object name) {
        return name instanceof String text && issuers.allows(text, Optional.empty());
    }

    private static Map<String, JsonObject> events(JsonObject events) {
        if (events.members().isEmpty()) {
            throw SECURITY_EVENT.refusal("events is missing or empty");
        }
        Map<String, JsonObject> byUri = new LinkedHashMap<>();
        events.members().forEach((uri, members) -> {
            if (!EVENT_URI.matcher(uri).matches() || !(members instanceof Map)) {
                throw SECURITY_EVENT.refusal("events holds what is not an event");
            }
            byUri.put(uri, events.object(uri));
        });
        return byUri;
    }

    /** Whoever names the person, the token or an event, names the same one. */
    private Optional<String> subject(RegisteredClaims claims, Map<String, JsonObject> events) {
        Set<String> named = new LinkedHashSet<>();
        if (claims.text("sub").isPresent()) {
            named.add(claims.text("sub", MAX_TEXT));
        }
        events.values().forEach(event -> subject(event).ifPresent(named::add));
        if (named.size() > 1) {
            throw SECURITY_EVENT.refusal("it names several subjects");
        }
        return named.stream().findFirst();
    }

    /**
     * A subject with a {@code sub} is one by issuer, whatever its type is called: the drafts of RFC 9493 say {@code subject_type}
     * and {@code iss-sub}, the RFC itself {@code format} and {@code iss_sub}. Those of other types name nobody here.
     */
    private Optional<String> subject(JsonObject event) {
        if (event.members().get("subject") == null) {
            return Optional.empty();
        }
        if (!(event.members().get("subject") instanceof Map)) {
            throw SECURITY_EVENT.refusal("the event's subject is of a wrong type");
        }
        JsonObject subject = event.object("subject");
        @Nullable Object sub = subject.members().get("sub");
        if (sub == null) {
            return Optional.empty();
        }
        if (!isIssuer(subject.members().get("iss"))) {
            throw SECURITY_EVENT.refusal("the event's subject is another issuer's");
        }
        if (!(sub instanceof String text) || text.isBlank() || text.length() > MAX_TEXT) {
            throw SECURITY_EVENT.refusal("the event's subject is blank, too long or no text");
        }
        return Optional.of(text);
    }
}
