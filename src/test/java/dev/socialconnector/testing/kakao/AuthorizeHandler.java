package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Handler;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;

/** {@code /oauth/authorize} for browsers: GET asks, POST brings the person's answer. */
final class AuthorizeHandler implements Handler {

    private static final Duration SESSION_LIFETIME = Duration.ofHours(24);

    private final EmulatorState state;
    private final AuthorizationFlow flow;

    AuthorizeHandler(EmulatorState state, AuthorizationFlow flow) {
        this.state = state;
        this.flow = flow;
    }

    @Override
    public MockResponse answer(IncomingCall call) {
        try {
            return switch (call.method()) {
                case "GET" -> ask(call);
                case "POST" -> decide(call);
                default -> Answers.methodNotAllowed("GET, POST");
            };
        } catch (KauthFailure refused) {
            return refused.toPage();
        }
    }

    private MockResponse ask(IncomingCall call) {
        AuthorizeQuery query = query(call);
        Optional<BrowserSession> session = session(call);
        return flow.withoutAsking(query, session)
                .map(Answers::redirect)
                .orElseGet(() -> page(call, query, session, preselected(query, session), false));
    }

    private MockResponse decide(IncomingCall call) {
        AuthorizeQuery query = query(call);
        if (query.prompts("none")) {
            return ask(call);
        }
        Parameters form = Parameters.parseLeniently(call.isForm() ? call.body() : "");
        if (form.value(ConsentPage.DECISION).filter("cancel"::equals).isPresent()) {
            return Answers.redirect(flow.cancelled(query));
        }
        EmulatedUser user = form.value(ConsentPage.USER)
                .flatMap(state::user)
                .orElseThrow(() -> KauthFailure.invalidRequest("KOE207", "no user was chosen"));
        Set<String> chosen = new LinkedHashSet<>(form.all(ConsentPage.consentField(user.name())));
        Instant authTime = state.now();
        return flow.agreed(query, user, chosen, authTime)
                .map(location -> signedIn(user, authTime, location))
                .orElseGet(() -> page(call, query, session(call), user.name(), true));
    }

    private MockResponse signedIn(EmulatedUser user, Instant authTime, String location) {
        String cookie = state.newSecret(24);
        state.browserSessions.put(cookie, new BrowserSession(user.name(), authTime, authTime.plus(SESSION_LIFETIME)));
        return Answers.redirect(location)
                .newBuilder()
                .addHeader("Set-Cookie", BrowserSession.COOKIE + "=" + cookie + "; Path=/; HttpOnly; SameSite=Lax")
                .build();
    }

    private MockResponse page(
            IncomingCall call,
            AuthorizeQuery query,
            Optional<BrowserSession> session,
            String preselected,
            boolean requiredLeftOut) {
        List<EmulatedUser> users = flow.candidates(query, session);
        return Answers.page(
                200, new ConsentPage(flow, query).html(call.rawQuery(), users, preselected, requiredLeftOut));
    }

    private String preselected(AuthorizeQuery query, Optional<BrowserSession> session) {
        List<EmulatedUser> users = flow.candidates(query, session);
        Optional<String> hinted = query.loginHint().flatMap(hint -> users.stream()
                .filter(user -> AuthorizationFlow.matchesHint(user, hint))
                .map(EmulatedUser::name)
                .findFirst());
        return hinted.or(() -> session.map(BrowserSession::userName))
                .or(() -> users.stream().map(EmulatedUser::name).findFirst())
                .orElse("");
    }

    private AuthorizeQuery query(IncomingCall call) {
        try {
            return AuthorizeQuery.check(Parameters.parse(call.rawQuery()), state);
        } catch (IllegalArgumentException brokenEscape) {
            throw KauthFailure.invalidRequest("KOE001", "the query is malformed");
        }
    }

    private Optional<BrowserSession> session(IncomingCall call) {
        return call.cookie(BrowserSession.COOKIE)
                .flatMap(state.browserSessions::find)
                .filter(session -> session.expiresAt().isAfter(state.now()));
    }
}
