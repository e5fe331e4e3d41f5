package dev.socialconnector.testing;

import java.util.Set;
import mockwebserver3.MockResponse;

/** What all calls to {@code kapi.kakao.com} have in common: method, access token, linked user, errors. */
final class KapiHandler implements Handler {

    /** Makes the body of a successful answer for a user whose access token is good. */
    @FunctionalInterface
    interface Endpoint {

        String body(Caller caller, Parameters parameters);
    }

    /** Who is calling: the user, through which key, agreed to what. */
    record Caller(EmulatedUser user, EmulatedApp app, AccessToken token, UserLink link) {}

    private final EmulatorState state;
    private final Set<String> methods;
    private final Endpoint endpoint;

    KapiHandler(EmulatorState state, Set<String> methods, Endpoint endpoint) {
        this.state = state;
        this.methods = methods;
        this.endpoint = endpoint;
    }

    @Override
    public MockResponse answer(IncomingCall call) {
        if (!methods.contains(call.method())) {
            return Answers.methodNotAllowed(String.join(", ", methods));
        }
        try {
            return Answers.jsonText(200, endpoint.body(caller(call), parameters(call)));
        } catch (KapiFailure refused) {
            return refused.toJson();
        }
    }

    private Caller caller(IncomingCall call) {
        String credentials = call.header("Authorization").orElse("");
        if (!credentials.startsWith("Bearer ")) {
            throw KapiFailure.invalidToken("no authentication key!");
        }
        AccessToken token = state.accessTokens
                .find(credentials.substring("Bearer ".length()))
                .filter(known -> known.expiresAt().isAfter(state.now()))
                .orElseThrow(() -> KapiFailure.invalidToken("this access token does not exist"));
        EmulatedUser user = state.user(token.userName()).orElseThrow(KapiFailure::notLinked);
        EmulatedApp app = state.app(token.clientId()).orElseThrow(KapiFailure::notLinked);
        UserLink link = state.link(user.name());
        if (!link.linked()) {
            throw KapiFailure.notLinked();
        }
        if (user.under14() && app.under14Rejected()) {
            throw KapiFailure.underAge();
        }
        return new Caller(user, app, token, link);
    }

    /** The query of a GET, the form of a POST; a repeated parameter is refused in both. */
    private static Parameters parameters(IncomingCall call) {
        try {
            boolean post = call.method().equals("POST");
            if (post && !call.body().isEmpty() && !call.isForm()) {
                throw KapiFailure.badParameter("the body is not a form");
            }
            Parameters parameters = Parameters.parse(post ? call.body() : call.rawQuery());
            if (parameters.hasRepeated()) {
                throw KapiFailure.badParameter("a parameter is repeated");
            }
            return parameters;
        } catch (IllegalArgumentException brokenEscape) {
            throw KapiFailure.badParameter("the parameters are malformed");
        }
    }
}
