package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A checked request for the logout page. */
record LogoutQuery(String redirectUri, Optional<String> state) {

    static LogoutQuery check(Parameters parameters, EmulatorState state) {
        if (parameters.hasRepeated()) {
            throw KauthFailure.invalidRequest("KOE001", "a parameter is repeated");
        }
        String clientId = required(parameters, "client_id");
        EmulatedApp app = state.app(clientId)
                .orElseThrow(() -> KauthFailure.invalidClient(401, "KOE101", "Not exist client_id " + clientId));
        String redirectUri = required(parameters, "logout_redirect_uri");
        if (!app.logoutRedirectUris().contains(redirectUri)) {
            throw KauthFailure.invalidRequest("KOE007", "logout_redirect_uri is not registered");
        }
        return new LogoutQuery(redirectUri, parameters.value("state"));
    }

    /** What the person chose is not told: the state comes back, and nothing else. */
    String location() {
        return state.map(value -> redirectUri
                        + (redirectUri.indexOf('?') < 0 ? '?' : '&')
                        + "state="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"))
                .orElse(redirectUri);
    }

    private static String required(Parameters parameters, String name) {
        return parameters
                .value(name)
                .orElseThrow(() -> KauthFailure.invalidRequest("KOE207", "required parameter is missing: " + name));
    }

    @Override
    public String toString() {
        return "LogoutQuery";
    }
}
