package dev.socialconnector.testing;

import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;

/** Which handler answers which path. */
final class Routes {

    private final Map<String, Handler> handlers;

    Routes(EmulatorState state, AuthorizationFlow flow) {
        this.handlers = Map.of(
                KakaoPaths.AUTHORIZE, new AuthorizeHandler(state, flow),
                KakaoPaths.TOKEN, new TokenHandler(state),
                KakaoPaths.DISCOVERY, new DiscoveryHandler(state),
                KakaoPaths.JWKS, new JwksHandler(state.keys),
                KakaoPaths.USER_ME, new KapiHandler(state, Set.of("GET", "POST"), new UserMe()),
                KakaoPaths.USER_INFO, new KapiHandler(state, Set.of("GET"), new UserInfo()),
                KakaoPaths.TOKEN_INFORMATION, new KapiHandler(state, Set.of("GET"), new TokenInformation(state)));
    }

    MockResponse answer(IncomingCall call) {
        Handler handler = handlers.get(call.path());
        return handler == null ? Answers.notFound() : handler.answer(call);
    }
}
