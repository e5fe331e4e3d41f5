package dev.socialconnector.testing.github;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.IncomingCall;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;

/** What an application can ask and end by its own secret: one token, or a person's whole authorization. */
record GitHubApplication(GitHubTokens tokens, Supplier<Map<String, Object>> user) {
    private static final String BASIC = "Basic ";

    MockResponse answer(IncomingCall call) {
        if (call.header("Authorization").filter(GitHubApplication::isOurs).isEmpty()) {
            return GitHubEmulator.message(401, "Requires authentication");
        }
        Optional<String> token = tokenIn(call);
        if (token.isEmpty()) {
            return GitHubEmulator.message(422, "Validation Failed");
        }
        if (tokens.grantOf(token.get()).isEmpty()) {
            return GitHubEmulator.message(404, "Not Found");
        }
        boolean ofToken = call.path().equals(GitHubPaths.APPLICATION_TOKEN);
        return switch (call.method()) {
            case "POST" -> ofToken ? checked(token.get()) : Answers.methodNotAllowed("DELETE");
            case "DELETE" -> deleted(ofToken, token.get());
            default -> Answers.methodNotAllowed("POST, DELETE");
        };
    }

    private MockResponse checked(String token) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", 1);
        answer.put("scopes", tokens.grantOf(token).orElseThrow().scopes());
        answer.put("token", token);
        answer.put("app", Map.of("name", "Tests", "client_id", GitHubEmulator.CLIENT_ID));
        answer.put("expires_at", null);
        answer.put(
                "user",
                Map.of("login", user.get().get("login"), "id", user.get().get("id")));
        return Answers.json(200, answer);
    }

    private MockResponse deleted(boolean ofToken, String token) {
        if (ofToken) {
            tokens.delete(token);
        } else {
            tokens.deleteAll();
        }
        return new MockResponse.Builder().code(204).build();
    }

    private static boolean isOurs(String header) {
        String pair = GitHubEmulator.CLIENT_ID + ":" + GitHubEmulator.CLIENT_SECRET;
        return header.equals(BASIC + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<String> tokenIn(IncomingCall call) {
        try {
            return Optional.ofNullable(Answers.readTexts(call.body()).get("access_token"));
        } catch (IllegalArgumentException notJson) {
            return Optional.empty();
        }
    }
}
