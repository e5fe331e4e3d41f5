package dev.socialconnector.testing.kakao;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides what happens to a request for a code, for browsers and for tests that take the short cut alike. */
final class AuthorizationFlow {

    private final EmulatorState state;

    AuthorizationFlow(EmulatorState state) {
        this.state = state;
    }

    /** Returns where to send the browser at once, or nothing if a person has to be asked. */
    Optional<String> withoutAsking(AuthorizeQuery query, Optional<BrowserSession> session) {
        Optional<String> scopeFault = scopeFault(query);
        if (scopeFault.isPresent()) {
            return scopeFault;
        }
        Optional<EmulatedUser> user = session.flatMap(known -> state.user(known.userName()));
        if (query.prompts("none")) {
            return Optional.of(silently(query, session, user));
        }
        boolean askedToChoose = Stream.of("login", "create", "select_account").anyMatch(query::prompts);
        if (askedToChoose || user.isEmpty() || needsConsent(query, user.get())) {
            return Optional.empty();
        }
        return session.map(known -> codeFor(query, user.get(), known.authTime()));
    }

    /** Returns where the browser goes after the user's choice, or nothing if a required item was left out. */
    Optional<String> agreed(AuthorizeQuery query, EmulatedUser user, Set<String> chosen, Instant authTime) {
        Optional<String> scopeFault = scopeFault(query);
        if (scopeFault.isPresent()) {
            return scopeFault;
        }
        if (turnedAway(query, user)) {
            return Optional.of(childRefused(query));
        }
        Map<String, Boolean> items = itemsToAsk(query, user);
        boolean requiredLeftOut =
                items.entrySet().stream().anyMatch(item -> item.getValue() && !chosen.contains(item.getKey()));
        if (requiredLeftOut) {
            return Optional.empty();
        }
        Set<String> granted = new LinkedHashSet<>(items.keySet());
        granted.retainAll(chosen);
        Set<String> terms = termsToAsk(query, user);
        Instant now = state.now();
        state.changeLink(user.name(), link -> link.agree(granted, query.app().autoLink(), now)
                .agreeToTerms(terms, "KAUTH", now));
        return Optional.of(codeFor(query, user, authTime));
    }

    String cancelled(AuthorizeQuery query) {
        return scopeFault(query).orElseGet(() -> query.locationWithError("access_denied", "User denied access"));
    }

    /** Returns the consent items that the user has not agreed to yet, in order, and whether each one is required. */
    Map<String, Boolean> itemsToAsk(AuthorizeQuery query, EmulatedUser user) {
        UserLink link = state.link(user.name());
        Map<String, Boolean> items = new LinkedHashMap<>();
        if (!link.linked()) {
            query.app().consentItems().forEach((scope, level) -> {
                if (level != ConsentLevel.DURING_USE) {
                    items.put(scope, level == ConsentLevel.REQUIRED);
                }
            });
        }
        query.scopes().stream().filter(scope -> !scope.equals("openid")).forEach(scope -> items.put(scope, true));
        items.keySet().removeAll(link.consents());
        return items;
    }

    /** Returns the terms of the service that are shown: those asked for, or all to who links just now. */
    private Set<String> termsToAsk(AuthorizeQuery query, EmulatedUser user) {
        boolean all = query.serviceTerms().isEmpty() && !state.link(user.name()).linked();
        return all ? query.app().serviceTerms().keySet() : query.serviceTerms();
    }

    /** Returns the users to choose from: the one who is signed in, unless another choice was asked for. */
    List<EmulatedUser> candidates(AuthorizeQuery query, Optional<BrowserSession> session) {
        boolean everybody = Stream.of("login", "create", "select_account").anyMatch(query::prompts);
        Optional<EmulatedUser> signedIn = session.flatMap(known -> state.user(known.userName()));
        return everybody || signedIn.isEmpty() ? state.users() : List.of(signedIn.get());
    }

    static boolean matchesHint(EmulatedUser user, String hint) {
        return Stream.of(Optional.of(user.name()), user.text("email"), user.text("phone_number"))
                .flatMap(Optional::stream)
                .anyMatch(hint::equals);
    }

    private Optional<String> scopeFault(AuthorizeQuery query) {
        Optional<String> scope = query.scopeNotOffered();
        if (scope.isPresent() && !query.app().scopeFaultsRedirected()) {
            throw new KauthFailure(400, "invalid_scope", "KOE205", "scope is not enabled for this app: " + scope.get());
        }
        return scope.map(name -> query.locationWithError("invalid_scope", "KOE205: " + name));
    }

    private String silently(AuthorizeQuery query, Optional<BrowserSession> session, Optional<EmulatedUser> signedIn) {
        boolean hintedAtAnother = signedIn.isPresent()
                && query.loginHint()
                        .filter(hint -> !matchesHint(signedIn.get(), hint))
                        .isPresent();
        if (session.isEmpty() || signedIn.isEmpty() || hintedAtAnother) {
            return query.locationWithError("login_required", "user authentication required.");
        }
        EmulatedUser user = signedIn.get();
        if (user.interactionNeeded()) {
            return query.locationWithError("interaction_required", "user interaction required.");
        }
        if (needsConsent(query, user)) {
            return query.locationWithError("consent_required", "user consent required.");
        }
        return codeFor(query, user, session.get().authTime());
    }

    private boolean needsConsent(AuthorizeQuery query, EmulatedUser user) {
        return !state.link(user.name()).linked() || !itemsToAsk(query, user).isEmpty();
    }

    private String codeFor(AuthorizeQuery query, EmulatedUser user, Instant authTime) {
        if (turnedAway(query, user)) {
            return childRefused(query);
        }
        String code = state.newSecret(48);
        state.codes.put(
                code,
                new AuthorizationCode(
                        query.app().clientId(),
                        query.redirectUri(),
                        user.name(),
                        query.nonce(),
                        query.codeChallenge(),
                        query.asksForIdToken(),
                        authTime,
                        state.now().plus(query.app().codeLifetime())));
        return query.locationWithCode(code);
    }

    private static boolean turnedAway(AuthorizeQuery query, EmulatedUser user) {
        return user.under14() && query.app().under14Rejected();
    }

    private static String childRefused(AuthorizeQuery query) {
        return query.locationWithError("access_denied", "Not allowed under age 14");
    }
}
