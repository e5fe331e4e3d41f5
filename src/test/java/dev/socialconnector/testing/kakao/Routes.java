package dev.socialconnector.testing.kakao;

import static dev.socialconnector.testing.kakao.KapiHandler.Authority.USER;
import static dev.socialconnector.testing.kakao.KapiHandler.Authority.USER_OR_APPLICATION;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Handler;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.JwksHandler;
import dev.socialconnector.testing.kakao.KapiHandler.Authority;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;

/** Which handler answers which path. */
final class Routes implements Handler {

    private final Map<String, Handler> handlers;

    Routes(EmulatorState state, AuthorizationFlow flow) {
        this.handlers = Map.ofEntries(
                Map.entry(KakaoPaths.AUTHORIZE, new AuthorizeHandler(state, flow)),
                Map.entry(KakaoPaths.TOKEN, new TokenHandler(state)),
                Map.entry(KakaoPaths.DISCOVERY, new DiscoveryHandler(state)),
                Map.entry(KakaoPaths.JWKS, new JwksHandler(state.keys)),
                Map.entry(KakaoPaths.USER_ME, forUser(state, Set.of("GET", "POST"), USER_OR_APPLICATION, new UserMe())),
                Map.entry(KakaoPaths.USER_INFO, forUser(state, Set.of("GET"), USER, new UserInfo())),
                Map.entry(
                        KakaoPaths.TOKEN_INFORMATION, forUser(state, Set.of("GET"), USER, new TokenInformation(state))),
                Map.entry(KakaoPaths.LOGOUT, forUser(state, Set.of("POST"), USER_OR_APPLICATION, new Logout(state))),
                Map.entry(KakaoPaths.UNLINK, forUser(state, Set.of("POST"), USER_OR_APPLICATION, new Unlink(state))),
                Map.entry(KakaoPaths.USER_IDS, new ApplicationHandler(state.adminKeys, new UserIds(state))),
                Map.entry(KakaoPaths.APP_USERS, new ApplicationHandler(state.adminKeys, new AppUsers(state))),
                Map.entry(KakaoPaths.BROWSER_LOGOUT, new LogoutPageHandler(state)),
                Map.entry(KakaoPaths.SCOPES, forUser(state, Set.of("GET"), USER_OR_APPLICATION, new ScopeList())),
                Map.entry(
                        KakaoPaths.REVOKE_SCOPES,
                        forUser(state, Set.of("POST"), USER_OR_APPLICATION, new ScopeRevocation(state))),
                Map.entry(
                        KakaoPaths.SERVICE_TERMS,
                        forUser(state, Set.of("GET"), USER_OR_APPLICATION, new ServiceTermList())),
                Map.entry(
                        KakaoPaths.REVOKE_SERVICE_TERMS,
                        forUser(state, Set.of("POST"), USER_OR_APPLICATION, new ServiceTermRevocation(state))),
                Map.entry(
                        KakaoPaths.UPGRADE_SERVICE_TERMS,
                        forUser(state, Set.of("POST"), USER_OR_APPLICATION, new ServiceTermUpgrade(state))),
                Map.entry(
                        KakaoPaths.SHIPPING_ADDRESS,
                        forUser(state, Set.of("GET"), USER_OR_APPLICATION, new ShippingAddressList())),
                Map.entry(KakaoPaths.SIGNUP, forUser(state, Set.of("POST"), USER, new Signup(state))),
                Map.entry(KakaoPaths.UPDATE_PROFILE, forUser(state, Set.of("POST"), USER, new ProfileUpdate(state))));
    }

    private static Handler forUser(
            EmulatorState state, Set<String> methods, Authority authority, KapiHandler.Endpoint endpoint) {
        return new KapiHandler(state, methods, authority, endpoint);
    }

    @Override
    public MockResponse answer(IncomingCall call) {
        Handler handler = handlers.get(call.path());
        return handler == null ? Answers.notFound() : handler.answer(call);
    }
}
