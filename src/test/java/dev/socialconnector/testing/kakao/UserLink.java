package dev.socialconnector.testing.kakao;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one user stands to the app: linked since when, signed up or only pre-registered, what was agreed to (consent items, and the
 * service's own terms by tag), and what the app stored.
 */
record UserLink(
        boolean signedUp,
        Optional<Instant> linkedAt,
        Set<String> consents,
        Map<String, TermConsent> terms,
        Map<String, String> properties) {

    /** When a term was agreed to, and how: KAUTH on Kakao's page, KAPI as the service reported it. */
    record TermConsent(Instant at, String by) {}

    static final UserLink NONE = new UserLink(false, Optional.empty(), Set.of(), Map.of(), Map.of());

    UserLink {
        consents = Collections.unmodifiableSet(new LinkedHashSet<>(consents));
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    static UserLink startOf(EmulatedUser user, Instant now) {
        Optional<Instant> linkedAt = user.linked() ? Optional.of(now) : Optional.empty();
        return new UserLink(user.signedUp(), linkedAt, user.consents(), Map.of(), Map.of());
    }

    boolean linked() {
        return linkedAt.isPresent();
    }

    UserLink agree(Set<String> scopes, boolean autoLink, Instant now) {
        Set<String> all = new LinkedHashSet<>(consents);
        all.addAll(scopes);
        return new UserLink(signedUp || autoLink, Optional.of(linkedAt.orElse(now)), all, terms, properties);
    }

    UserLink withdraw(Set<String> scopes) {
        Set<String> rest = new LinkedHashSet<>(consents);
        rest.removeAll(scopes);
        return new UserLink(signedUp, linkedAt, rest, terms, properties);
    }

    /** Agrees to terms; what was agreed to before stays as it was. */
    UserLink agreeToTerms(Set<String> tags, String by, Instant now) {
        Map<String, TermConsent> all = new LinkedHashMap<>(terms);
        tags.forEach(tag -> all.putIfAbsent(tag, new TermConsent(now, by)));
        return new UserLink(signedUp, linkedAt, consents, all, properties);
    }

    UserLink withdrawTerms(Set<String> tags) {
        Map<String, TermConsent> rest = new LinkedHashMap<>(terms);
        rest.keySet().removeAll(tags);
        return new UserLink(signedUp, linkedAt, consents, rest, properties);
    }

    UserLink signUp() {
        return new UserLink(true, linkedAt, consents, terms, properties);
    }

    UserLink store(Map<String, String> values) {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.putAll(values);
        return new UserLink(signedUp, linkedAt, consents, terms, all);
    }
}
