package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Handler;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.Parameters;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;

/** What all calls to {@code kapi.kakao.com} about one user have in common: method, authority, linked user, errors. */
final class KapiHandler implements Handler {

    /** On whose authority an endpoint can be called. */
    enum Authority {
        /** The user's, by access token. */
        USER,
        /** The user's, or the application's by admin key with {@code target_id}. */
        USER_OR_APPLICATION
    }

    /** Makes the body of a successful answer for a user whose access token, or for whom the admin key, is good. */
    @FunctionalInterface
    interface Endpoint {

        String body(Caller caller, Parameters parameters);
    }

    /** For whom the call is: the user, through which key, by which token if not by admin key, agreed to what. */
    record Caller(EmulatedUser user, EmulatedApp app, Optional<AccessToken> token, UserLink link) {}

    private final EmulatorState state;
    private final Set<String> methods;
    private final Authority authority;
    private final Endpoint endpoint;

    KapiHandler(EmulatorState state, Set<String> methods, Authority authority, Endpoint endpoint) {
        this.state = state;
        this.methods = methods;
        this.authority = authority;
        this.endpoint = endpoint;
    }

    @Override
    public MockResponse answer(IncomingCall call) {
        if (!methods.contains(call.method())) {
            return Answers.methodNotAllowed(String.join(", ", methods));
        }
        try {
            boolean byAdminKey = authority == Authority.USER_OR_APPLICATION
                    && AdminKeys.key(call).isPresent();
            Parameters parameters;
            Caller caller;
            if (byAdminKey) {
                state.adminKeys.require(call);
                parameters = parameters(call);
                caller = target(parameters);
            } else {
                caller = byToken(call);
                parameters = parameters(call);
            }
            return Answers.jsonText(200, endpoint.body(caller, parameters));
        } catch (KapiFailure refused) {
            return refused.toJson();
        }
    }

    private Caller byToken(IncomingCall call) {
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
        return linked(user, app, Optional.of(token));
    }

    private Caller target(Parameters parameters) {
        if (!parameters.value("target_id_type").equals(Optional.of("user_id"))) {
            throw KapiFailure.badParameter("target_id_type must be user_id");
        }
        long id = parameters
                .value("target_id")
                .filter(text -> text.matches("\\d{1,19}"))
                .map(Long::valueOf)
                .orElseThrow(() -> KapiFailure.badParameter("target_id must be a number"));
        return linked(state.user(id).orElseThrow(KapiFailure::notLinked), state.defaultApp(), Optional.empty());
    }

    private Caller linked(EmulatedUser user, EmulatedApp app, Optional<AccessToken> token) {
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
    static Parameters parameters(IncomingCall call) {
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
