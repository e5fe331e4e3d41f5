package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Parameters;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answer of {@code /v1/user/access_token_info}: whose token it is, which application's, and for how long. */
final class TokenInformation implements KapiHandler.Endpoint {
    private final EmulatorState state;

    TokenInformation(EmulatorState state) {
        this.state = state;
    }

    @Override
    public String body(KapiHandler.Caller caller, Parameters parameters) {
        Map<String, Object> information = new LinkedHashMap<>();
        information.put("id", caller.user().id());
        information.put(
                "expires_in",
                Duration.between(state.now(), caller.token().orElseThrow().expiresAt())
                        .toSeconds());
        information.put("app_id", KakaoEmulator.APP_ID);
        return Answers.write(information);
    }
}
