package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.ErrorPage;
import java.util.LinkedHashMap;
import java.util.Map;
import mockwebserver3.MockResponse;

/** A refusal by {@code kauth.kakao.com}: a JSON body at the token endpoint, a page in the browser. */
final class KauthFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String error;
    private final String code;

    KauthFailure(int status, String error, String code, String description) {
        super(description);
        this.status = status;
        this.error = error;
        this.code = code;
    }

    static KauthFailure invalidRequest(String code, String description) {
        return new KauthFailure(400, "invalid_request", code, description);
    }

    static KauthFailure invalidGrant(String code, String description) {
        return new KauthFailure(400, "invalid_grant", code, description);
    }

    static KauthFailure invalidClient(int status, String code, String description) {
        return new KauthFailure(status, "invalid_client", code, description);
    }

    String error() {
        return error;
    }

    String code() {
        return code;
    }

    String description() {
        return String.valueOf(getMessage());
    }

    MockResponse toJson() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description());
        if (!code.isEmpty()) {
            body.put("error_code", code);
        }
        return Answers.json(status, body);
    }

    MockResponse toPage() {
        return Answers.page(400, ErrorPage.html(code, description()));
    }
}
