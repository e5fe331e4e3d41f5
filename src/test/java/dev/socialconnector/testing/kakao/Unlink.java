package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Parameters;
import java.util.Map;

/** {@code /v1/user/unlink}: ends the link, its consents and its tokens, and tells no webhook. */
final class Unlink implements KapiHandler.Endpoint {
    private final EmulatorState state;

    Unlink(EmulatorState state) {
        this.state = state;
    }

    @Override
    public String body(KapiHandler.Caller caller, Parameters parameters) {
        state.unlink(caller.user().name());
        return Answers.write(Map.of("id", caller.user().id()));
    }
}
