package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Parameters;
import java.util.Map;

/** {@code /v1/user/logout}: ends one access token with its refresh token, or all of a user's by admin key. */
final class Logout implements KapiHandler.Endpoint {
    private final EmulatorState state;

    Logout(EmulatorState state) {
        this.state = state;
    }

    @Override
    public String body(KapiHandler.Caller caller, Parameters parameters) {
        caller.token()
                .ifPresentOrElse(
                        state::endToken, () -> state.endTokens(caller.user().name()));
        return Answers.write(Map.of("id", caller.user().id()));
    }
}
