package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Parameters;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Goes through the sign-in pages for a test: the same decisions as in a browser, without HTTP. */
final class ShortCut {

    private final EmulatorState state;
    private final AuthorizationFlow flow;

    ShortCut(EmulatorState state, AuthorizationFlow flow) {
        this.state = state;
        this.flow = flow;
    }

    URI approve(URI authorizationUri, String userName) {
        return approve(authorizationUri, userName, Optional.empty());
    }

    /** Agrees to the given items only; to all that are shown if none are given. */
    URI approve(URI authorizationUri, String userName, Optional<Set<String>> items) {
        EmulatedUser user = state.existingUser(userName);
        Instant now = state.now();
        try {
            AuthorizeQuery query = query(authorizationUri);
            if (query.prompts("none")) {
                BrowserSession session = new BrowserSession(userName, now, now.plus(Duration.ofHours(24)));
                return URI.create(
                        flow.withoutAsking(query, Optional.of(session)).orElseThrow());
            }
            Set<String> chosen =
                    items.orElseGet(() -> flow.itemsToAsk(query, user).keySet());
            return flow.agreed(query, user, chosen, now)
                    .map(URI::create)
                    .orElseThrow(() -> new IllegalStateException("Kakao stays on its page, KOE203: a required consent"
                            + " item was left out of " + flow.itemsToAsk(query, user)));
        } catch (KauthFailure refused) {
            throw shown(refused);
        }
    }

    URI cancel(URI authorizationUri) {
        try {
            return URI.create(flow.cancelled(query(authorizationUri)));
        } catch (KauthFailure refused) {
            throw shown(refused);
        }
    }

    URI logOut(URI logoutUri) {
        try {
            return URI.create(LogoutQuery.check(Parameters.parse(logoutUri.getRawQuery()), state)
                    .location());
        } catch (KauthFailure refused) {
            throw shown(refused);
        }
    }

    private AuthorizeQuery query(URI authorizationUri) {
        if (!KakaoPaths.AUTHORIZE.equals(authorizationUri.getPath())) {
            throw new IllegalArgumentException(
                    "not a path of the authorization endpoint: " + authorizationUri.getPath());
        }
        return AuthorizeQuery.check(Parameters.parse(authorizationUri.getRawQuery()), state);
    }

    private static IllegalStateException shown(KauthFailure refused) {
        return new IllegalStateException(
                "Kakao shows a page instead of redirecting, " + refused.code() + ": " + refused.description(), refused);
    }
}
