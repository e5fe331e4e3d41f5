package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Handler;
import dev.socialconnector.testing.IncomingCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;

/** The discovery document, with the members that Kakao publishes and no others. */
final class DiscoveryHandler implements Handler {

    private final EmulatorState state;

    DiscoveryHandler(EmulatorState state) {
        this.state = state;
    }

    @Override
    public MockResponse answer(IncomingCall call) {
        return call.method().equals("GET") ? Answers.json(200, document()) : Answers.methodNotAllowed("GET");
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", state.issuer());
        document.put("authorization_endpoint", at(KakaoPaths.AUTHORIZE));
        document.put("token_endpoint", at(KakaoPaths.TOKEN));
        document.put("userinfo_endpoint", at(KakaoPaths.USER_INFO));
        document.put("jwks_uri", at(KakaoPaths.JWKS));
        document.put("token_endpoint_auth_methods_supported", List.of("client_secret_post"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        document.put("request_uri_parameter_supported", false);
        document.put("response_types_supported", List.of("code"));
        document.put("response_modes_supported", List.of("query"));
        document.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put(
                "claims_supported",
                List.of("iss", "aud", "sub", "auth_time", "exp", "iat", "nonce", "nickname", "picture", "email"));
        return document;
    }

    private String at(String path) {
        return state.address().resolve(path).toString();
    }
}
