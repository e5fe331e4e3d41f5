package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Parameters;
import java.util.Map;

/** {@code /v1/user/signup}: completes the link of a pre-registered user. */
final class Signup implements KapiHandler.Endpoint {
    private final EmulatorState state;

    Signup(EmulatorState state) {
        this.state = state;
    }

    @Override
    public String body(KapiHandler.Caller caller, Parameters parameters) {
        if (caller.link().signedUp()) {
            throw KapiFailure.linkedAlready();
        }
        if (caller.app().autoLink()) {
            throw KapiFailure.notSetUp("users are linked automatically");
        }
        Map<String, String> properties = ProfileUpdate.properties(caller.app(), parameters);
        state.changeLink(caller.user().name(), link -> link.signUp().store(properties));
        return Answers.write(Map.of("id", caller.user().id()));
    }
}
