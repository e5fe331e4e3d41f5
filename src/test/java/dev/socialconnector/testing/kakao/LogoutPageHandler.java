package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Handler;
import dev.socialconnector.testing.Html;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.Parameters;
import mockwebserver3.MockResponse;

/** {@code /oauth/logout} for browsers: GET asks whether to sign out of Kakao too, POST brings the person's answer. Ends no token. */
final class LogoutPageHandler implements Handler {

    private static final String DECISION = "decision";
    private static final String TOO = "kakao";

    private final EmulatorState state;

    LogoutPageHandler(EmulatorState state) {
        this.state = state;
    }

    @Override
    public MockResponse answer(IncomingCall call) {
        try {
            LogoutQuery query = query(call);
            return switch (call.method()) {
                case "GET" -> Answers.page(200, page(call.rawQuery()));
                case "POST" -> decide(call, query);
                default -> Answers.methodNotAllowed("GET, POST");
            };
        } catch (KauthFailure refused) {
            return refused.toPage();
        }
    }

    private MockResponse decide(IncomingCall call, LogoutQuery query) {
        Parameters form = Parameters.parseLeniently(call.isForm() ? call.body() : "");
        MockResponse answer = Answers.redirect(query.location());
        if (form.value(DECISION).filter(TOO::equals).isEmpty()) {
            return answer;
        }
        call.cookie(BrowserSession.COOKIE).ifPresent(state.browserSessions::take);
        return answer.newBuilder()
                .addHeader("Set-Cookie", BrowserSession.COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
                .build();
    }

    private LogoutQuery query(IncomingCall call) {
        try {
            return LogoutQuery.check(Parameters.parse(call.rawQuery()), state);
        } catch (IllegalArgumentException brokenEscape) {
            throw KauthFailure.invalidRequest("KOE001", "the query is malformed");
        }
    }

    private static String page(String rawQuery) {
        return Html.page(
                "로그아웃 · Logout",
                "<h1>로그아웃 · Logout</h1>\n<form method=\"post\" action=\"" + KakaoPaths.BROWSER_LOGOUT + "?"
                        + Html.escape(rawQuery) + "\">\n"
                        + button("service", "이 서비스만 로그아웃 · This service only")
                        + button(TOO, "카카오계정과 함께 로그아웃 · Kakao Account too")
                        + "</form>\n");
    }

    private static String button(String value, String label) {
        return "<button class=\"agree\" name=\"" + DECISION + "\" value=\"" + value + "\">" + label + "</button>\n";
    }
}
