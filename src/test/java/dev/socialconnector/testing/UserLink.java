package dev.socialconnector.testing;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** How one user stands to the app: linked since when, signed up or only pre-registered, what was agreed to. */
record UserLink(boolean signedUp, Optional<Instant> linkedAt, Set<String> consents) {

    static final UserLink NONE = new UserLink(false, Optional.empty(), Set.of());

    UserLink {
        consents = Collections.unmodifiableSet(new LinkedHashSet<>(consents));
    }

    static UserLink startOf(EmulatedUser user, Instant now) {
        return new UserLink(user.signedUp(), user.linked() ? Optional.of(now) : Optional.empty(), user.consents());
    }

    boolean linked() {
        return linkedAt.isPresent();
    }

    UserLink agree(Set<String> scopes, boolean autoLink, Instant now) {
        Set<String> all = new LinkedHashSet<>(consents);
        all.addAll(scopes);
        return new UserLink(signedUp || autoLink, Optional.of(linkedAt.orElse(now)), all);
    }

    UserLink withdraw(Set<String> scopes) {
        Set<String> rest = new LinkedHashSet<>(consents);
        rest.removeAll(scopes);
        return new UserLink(signedUp, linkedAt, rest);
    }
}
