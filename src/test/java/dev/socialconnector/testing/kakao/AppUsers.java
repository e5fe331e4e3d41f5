package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /v2/app/users}: the user information of several users; those who are not linked are left out. */
final class AppUsers implements ApplicationHandler.Endpoint {

    private final EmulatorState state;
    private final UserMe userMe = new UserMe();

    AppUsers(EmulatorState state) {
        this.state = state;
    }

    @Override
    public String body(Parameters parameters, String adminKey) {
        if (!parameters.value("target_id_type").equals(Optional.of("user_id"))) {
            throw KapiFailure.badParameter("target_id_type must be user_id");
        }
        List<String> ids = ids(parameters.value("target_ids").orElse(""));
        int limit = parameters.value("property_keys").isPresent() ? 20 : 100;
        if (ids.size() > limit) {
            throw KapiFailure.badParameter("target_ids must be at most " + limit);
        }
        String users = ids.stream()
                .flatMap(this::linked)
                .map(user -> userMe.body(
                        new KapiHandler.Caller(user, state.defaultApp(), Optional.empty(), state.link(user.name())),
                        parameters))
                .collect(Collectors.joining(",", "[", "]"));
        return state.defaultApp().usersInBareArray() ? users : "{\"elements\":" + users + "}";
    }

    private Stream<EmulatedUser> linked(String id) {
        return state.users().stream().filter(user -> user.subject().equals(id)).filter(user -> state.link(user.name())
                .linked());
    }

    private static List<String> ids(String json) {
        if (!json.matches("\\[\\d{1,19}(,\\d{1,19})*]")) {
            throw KapiFailure.badParameter("target_ids must be a JSON array of numbers");
        }
        return List.of(json.substring(1, json.length() - 1).split(",", -1));
    }
}
