package dev.socialconnector.demo.accounts;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.demo.providers.LiveProvider;
import dev.socialconnector.demo.providers.ProviderAddresses;
import dev.socialconnector.demo.web.Form;
import dev.socialconnector.demo.web.ProblemPage;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Visit;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Everything that a host does with the library for a sign-in at one provider: it begins one, finishes it, and remembers who is signed in.
 *
 * <p>There are two kinds of cookies. Each sign-in under way has one of its own, see {@link SignInCookies}; so several tabs never disturb
 * each other. Another one stands for the person who is signed in, see {@link Sessions}.
 */
public final class SignIn {
    static final Duration TIME_TO_SIGN_IN = Duration.ofMinutes(10);

    private static final Pattern SCOPE = Pattern.compile("[a-z0-9_.:/-]{1,100}");

    private final LiveProvider provider;
    private final String redirectUri;
    private final Sessions sessions;
    private final Arrivals arrivals;
    private final SignInCookies cookies;
    private final SignInsUnderWay signIns;

    public SignIn(
            LiveProvider provider, String redirectUri, Sessions sessions, Arrivals arrivals, SignInsUnderWay signIns) {
        this.provider = provider;
        this.redirectUri = redirectUri;
        this.sessions = sessions;
        this.arrivals = arrivals;
        this.cookies = new SignInCookies(
                ProviderAddresses.callbackPath(provider.id()), TIME_TO_SIGN_IN, redirectUri.startsWith("https:"));
        this.signIns = signIns;
    }

    /** Answers {@code GET /login/…}: sends the browser to the provider. */
    public Reply begin(Visit visit) {
        try {
            AuthorizationRequest request = provider.connector().begin(options(visit));
            AuthorizationSession session = request.session();
            return Reply.redirect(request.uri().toString())
                    .with(cookies.holding(session.state(), signIns.keep(session), isFormPost(request.uri())));
        } catch (ConnectorException refused) { // a connector may have to ask the provider where its pages are
            return problem(visit, refused);
        }
    }

    /** Answers {@code GET /callback/…}: signs in whoever comes back from the provider. */
    public Reply finish(Visit visit) {
        return finish(visit, false, () -> AuthorizationCallback.fromQuery(visit.rawQuery()));
    }

    /** Answers {@code POST /callback/…}: the same, if the provider sends the browser back by a form ({@code form_post}). */
    public Reply finishPosted(Visit visit) {
        return finish(visit, true, () -> AuthorizationCallback.fromForm(visit.encodedForm()));
    }

    private Reply finish(Visit visit, boolean posted, Supplier<AuthorizationCallback> sent) {
        Optional<String> state = Optional.empty();
        Reply reply;
        try {
            AuthorizationCallback callback = sent.get();
            state = callback.state();
            SocialConnector connector = provider.connector();
            String kept = state.map(known -> cookies.of(visit, known)).orElse("");
            AuthorizationSession session = signIns.take(kept, connector.id());
            SocialLogin login = connector.complete(callback, session);
            reply = arrivals.arrived(visit, SignedIn.by(provider.id(), login), posted);
        } catch (ConnectorException refused) {
            reply = problem(visit, refused);
        }
        Reply finished = reply;
        return state.map(known -> finished.with(cookies.gone(known))).orElse(finished);
    }

    private Reply problem(Visit visit, ConnectorException refused) {
        return ProblemPage.of(refused, visit.texts().about(provider.metadata().name()), provider.id());
    }

    private static boolean isFormPost(URI authorization) {
        return Form.parse(authorization.getRawQuery()).text("response_mode").equals("form_post");
    }

    private AuthorizationOptions options(Visit visit) {
        AuthorizationOptions options = AuthorizationOptions.redirectingTo(redirectUri);
        if (visit.query().text("account").equals("other")) {
            return options.prompt("select_account");
        }
        return sessions.find(visit)
                .filter(session -> session.provider().equals(provider.id()))
                .map(session -> askingAgain(options, session, visit.query()))
                .orElse(options);
    }

    /** Who is asked for more must be who is signed in here; in this browser, the provider may know somebody else. */
    private static AuthorizationOptions askingAgain(AuthorizationOptions options, SignedIn session, Form query) {
        List<String> scopes = query.text("consents").equals("pending")
                ? session.login().profile().pendingConsents()
                : query.field("consent").filter(SCOPE.asMatchPredicate()).stream()
                        .toList();
        return scopes.isEmpty() ? options : options.scopes(scopes).expecting(session.subject());
    }
}
