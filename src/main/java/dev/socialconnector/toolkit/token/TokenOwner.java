package dev.socialconnector.toolkit.token;

import static dev.socialconnector.toolkit.token.TokenKind.ID_TOKEN;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.toolkit.http.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The issuer, subject and audience that an unverified ID token claims. */
record TokenOwner(JsonObject payload) {
    static TokenOwner of(String idToken) {
        String[] parts = idToken.split("\\.", 3);
        return new TokenOwner(parts.length < 2 ? new JsonObject(Map.of()) : payload(parts[1]));
    }

    private static JsonObject payload(String part) {
        try {
            return JsonObject.parse(CompactJws.decode(ID_TOKEN, part)).orElse(new JsonObject(Map.of()));
        } catch (ConnectorException unreadable) {
            return new JsonObject(Map.of());
        }
    }

    /** Tells whether it names another issuer, client or subject than these. What it does not name is no other. */
    boolean isAnother(IdTokenRules rules, String subject) {
        Optional<String> issuer = payload.text("iss");
        Optional<String> owner = rules.subject(payload);
        return issuer.filter(name -> !rules.issuers().allows(name, payload.text("tid")))
                        .isPresent()
                || owner.filter(name -> !name.equals(subject)).isPresent()
                || payload.text("azp")
                        .filter(party -> !rules.clientIds().contains(party))
                        .isPresent()
                || isForOthers(rules.clientIds());
    }

    /** Returns its {@code sub} if it names this subject, and no other issuer or client. */
    Optional<String> sub(IdTokenRules rules, String subject) {
        boolean isOwner = rules.subject(payload).filter(subject::equals).isPresent();
        return isOwner && !isAnother(rules, subject) ? payload.text("sub") : Optional.empty();
    }

    /** A token that names this client among others is this client's, too. */
    private boolean isForOthers(Set<String> clients) {
        List<String> audience = payload.text("aud").map(List::of).orElseGet(() -> payload.texts("aud"));
        return !audience.isEmpty() && Collections.disjoint(clients, audience);
    }

    /** Prints no value. */
    @Override
    public String toString() {
        return "TokenOwner";
    }
}
