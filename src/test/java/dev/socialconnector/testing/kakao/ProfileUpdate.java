package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Parameters;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** {@code /v1/user/update_profile}: stores properties whose keys are registered; the mirrored ones cannot be written. */
final class ProfileUpdate implements KapiHandler.Endpoint {

    private static final Set<String> MIRRORED = Set.of("nickname", "profile_image", "thumbnail_image");

    private final EmulatorState state;

    ProfileUpdate(EmulatorState state) {
        this.state = state;
    }

    @Override
    public String body(KapiHandler.Caller caller, Parameters parameters) {
        if (!caller.link().signedUp()) {
            throw KapiFailure.notLinked();
        }
        Map<String, String> properties = properties(caller.app(), parameters);
        if (properties.isEmpty()) {
            throw KapiFailure.badParameter("properties is missing");
        }
        state.changeLink(caller.user().name(), link -> link.store(properties));
        return Answers.write(Map.of("id", caller.user().id()));
    }

    /** Reads {@code properties}, a JSON object as text; none if there is no such parameter. */
    static Map<String, String> properties(EmulatedApp app, Parameters parameters) {
        Map<String, String> properties = read(parameters);
        if (properties.keySet().stream().anyMatch(MIRRORED::contains)) {
            throw KapiFailure.badParameter("nickname, profile_image and thumbnail_image are read only");
        }
        Set<String> unknown = new LinkedHashSet<>(properties.keySet());
        unknown.removeAll(app.propertyKeys());
        if (!unknown.isEmpty()) {
            throw KapiFailure.unknownProperty(
                    "unregistered property keys " + unknown + " for appId=" + KakaoEmulator.APP_ID);
        }
        return properties;
    }

    private static Map<String, String> read(Parameters parameters) {
        try {
            return parameters.value("properties").map(Answers::readTexts).orElse(Map.of());
        } catch (IllegalArgumentException notAnObject) {
            throw KapiFailure.badParameter("properties is not a JSON object of strings");
        }
    }
}
