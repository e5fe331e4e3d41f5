package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;

/** A refusal by {@code kapi.kakao.com}, with Kakao's negative number and the HTTP status that goes with it. */
final class KapiFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;
    private final transient List<String> requiredScopes;

    private KapiFailure(int status, int code, String message, List<String> requiredScopes) {
        super(message);
        this.status = status;
        this.code = code;
        this.requiredScopes = requiredScopes;
    }

    static KapiFailure badParameter(String message) {
        return new KapiFailure(400, -2, message, List.of());
    }

    static KapiFailure notSetUp(String message) {
        return new KapiFailure(403, -3, message, List.of());
    }

    static KapiFailure linkedAlready() {
        return new KapiFailure(400, -102, "AlreadyRegisteredUserException", List.of());
    }

    static KapiFailure unknownProperty(String message) {
        return new KapiFailure(400, -201, message, List.of());
    }

    static KapiFailure notLinked() {
        return new KapiFailure(400, -101, "NotRegisteredUserException", List.of());
    }

    static KapiFailure invalidToken(String message) {
        return new KapiFailure(401, -401, message, List.of());
    }

    static KapiFailure quotaExceeded() {
        return new KapiFailure(429, -10, "API limit has been exceeded.", List.of());
    }

    static KapiFailure underAge() {
        return new KapiFailure(401, -406, "this user is under the age limit", List.of());
    }

    static KapiFailure insufficientScopes(List<String> required) {
        return new KapiFailure(403, -402, "insufficient scopes.", List.copyOf(required));
    }

    MockResponse toJson() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("msg", String.valueOf(getMessage()));
        body.put("code", code);
        if (!requiredScopes.isEmpty()) {
            body.put("required_scopes", requiredScopes);
        }
        MockResponse answer = Answers.json(status, body);
        return code == -401
                ? answer.newBuilder()
                        .addHeader("WWW-Authenticate", "Bearer error=invalid_token")
                        .build()
                : answer;
    }
}
