package dev.socialconnector.demo.web;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Turn;
import java.time.Duration;

/**
 * The pages that tell what did not work, in words that a person understands and without any text that came from outside.
 *
 * @param status HTTP status
 * @param key what to say, see {@code problem.*} in the texts
 * @param next where the person goes on
 */
public record ProblemPage(int status, String key, String next) {
    private static final System.Logger LOG = System.getLogger(ProblemPage.class.getName());
    private static final String HOME = "/";
    private static final String SIGN_IN = "/login/";
    private static final String SIGN_IN_AS_OTHER = "?account=other";
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    public static Reply of(ConnectorException refused, Texts texts, String provider) {
        if (refused.reason().turn() == Turn.LATER || refused.reason().turn() == Turn.OPERATOR) {
            LOG.log(System.Logger.Level.WARNING, refused.getMessage()); // it holds no secret and nothing of the person
        }
        ProblemPage problem = of(refused.reason(), SIGN_IN + provider);
        Reply reply = problem.in(texts, refused.reason().name());
        return refused.reason().turn() == Turn.LATER
                ? reply.with("Retry-After", seconds(refused.retryAfter().orElse(A_WHILE)))
                : reply;
    }

    public static Reply notFound(Texts texts) {
        return new ProblemPage(404, "notFound", HOME).in(texts, "");
    }

    static Reply wrongMethod(Texts texts) {
        return new ProblemPage(405, "wrongMethod", HOME).in(texts, "");
    }

    /** Refuses a form that none of our pages sent, or a page that was open for too long. */
    public static Reply notOurForm(Texts texts) {
        return new ProblemPage(403, "notOurForm", HOME).in(texts, "");
    }

    /** Refuses what may be done on this machine only. */
    public static Reply notHere(Texts texts) {
        return new ProblemPage(403, "notHere", HOME).in(texts, "");
    }

    /** Tells somebody who comes back from a logout at a provider that did not begin here. */
    public static Reply logoutOver(Texts texts) {
        return new ProblemPage(400, "logout", HOME).in(texts, "");
    }

    static Reply ours(Texts texts) {
        return new ProblemPage(500, "ours", HOME).in(texts, "");
    }

    /** No default: a new reason does not compile until somebody decides what to tell the person. */
    private static ProblemPage of(Reason reason, String signIn) {
        return switch (reason) {
            case DENIED -> new ProblemPage(200, "denied", HOME);
            case CONSENT_REQUIRED -> new ProblemPage(403, "consent", signIn);
            case LOGIN_REQUIRED, INVALID_TOKEN -> new ProblemPage(403, "login", signIn);
            case ACCOUNT_RESTRICTED -> new ProblemPage(403, "restricted", signIn + SIGN_IN_AS_OTHER);
            case INVALID_CALLBACK -> new ProblemPage(400, "callback", signIn);
            case CODE_EXPIRED -> new ProblemPage(400, "expired", signIn);
            case INVALID_ID_TOKEN -> new ProblemPage(502, "idToken", signIn);
            case RATE_LIMITED -> new ProblemPage(429, "busy", HOME);
            case UNAVAILABLE -> new ProblemPage(503, "unavailable", HOME);
            case MISCONFIGURED -> new ProblemPage(500, "ours", HOME);
            case UNEXPECTED_RESPONSE -> new ProblemPage(502, "ours", HOME);
        };
    }

    /** The reason's name is for the developer who reads the source of the page, and for tests. */
    private Reply in(Texts texts, String reason) {
        String title = texts.get("problem." + key);
        String main = """
                <main class="problem" data-reason="%s">
                <h1>%s</h1>
                <p>%s</p>
                <p><a class="button" href="%s">%s</a></p>
                </main>
                """.formatted(
                        reason,
                        Html.escape(title),
                        Html.escape(texts.get("problem." + key + ".advice")),
                        next,
                        Html.escape(label(texts)));
        return Reply.page(status, Html.page(texts, title, main));
    }

    private String label(Texts texts) {
        if (next.endsWith(SIGN_IN_AS_OTHER)) {
            return texts.get("signin.other");
        }
        return texts.get(next.startsWith(SIGN_IN) ? "problem.again" : "problem.home");
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
    }
}
