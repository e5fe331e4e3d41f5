package dev.socialconnector.testing.github;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;

/** The codes and tokens of a {@link GitHubEmulator}, and its token endpoint: every refusal but that of a client has status 200. */
final class GitHubTokens {
    /** What a sign-in was begun with. */
    record Grant(String redirectUri, List<String> scopes, Optional<String> challenge) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, Grant> accessTokens = new HashMap<>();
    private final Map<String, Grant> refreshTokens = new HashMap<>();
    private boolean ofGitHubApp;

    synchronized void becomeGitHubApp() {
        ofGitHubApp = true;
    }

    synchronized String codeFor(Grant grant) {
        String code = newSecret("");
        codes.put(code, grant);
        return code;
    }

    synchronized Optional<Grant> grantOf(String accessToken) {
        return Optional.ofNullable(accessTokens.get(accessToken));
    }

    synchronized boolean delete(String accessToken) {
        return accessTokens.remove(accessToken) != null;
    }

    synchronized void deleteAll() {
        accessTokens.clear();
        refreshTokens.clear();
    }

    synchronized MockResponse token(IncomingCall call) {
        Parameters form = Parameters.parse(call.body());
        if (!form.all("client_id").equals(List.of(GitHubEmulator.CLIENT_ID))) {
            return Answers.page(404, "<p>Not Found</p>");
        }
        if (!form.all("client_secret").equals(List.of(GitHubEmulator.CLIENT_SECRET))) {
            return written(call, error("incorrect_client_credentials"));
        }
        return form.value("grant_type").orElse("").equals("refresh_token")
                ? written(
                        call,
                        form.value("refresh_token")
                                .map(refreshTokens::remove)
                                .map(this::answerFor)
                                .orElseGet(() -> error("bad_refresh_token")))
                : written(call, exchanged(form));
    }

    private Map<String, Object> exchanged(Parameters form) {
        Optional<Grant> grant = form.value("code").map(codes::remove);
        if (grant.isEmpty() || !isProven(grant.get(), form)) {
            return error("bad_verification_code");
        }
        return form.all("redirect_uri").equals(List.of(grant.get().redirectUri()))
                ? answerFor(grant.get())
                : error("redirect_uri_mismatch");
    }

    private Map<String, Object> answerFor(Grant grant) {
        String accessToken = newSecret(ofGitHubApp ? "ghu_" : "gho_");
        accessTokens.put(accessToken, grant);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken);
        answer.put("scope", ofGitHubApp ? "" : String.join(",", grant.scopes()));
        answer.put("token_type", "bearer");
        if (ofGitHubApp) {
            String refreshToken = newSecret("ghr_");
            refreshTokens.put(refreshToken, grant);
            answer.put("expires_in", 28800);
            answer.put("refresh_token", refreshToken);
            answer.put("refresh_token_expires_in", 15897600);
        }
        return answer;
    }

    private static Map<String, Object> error(String word) {
        return Map.of(
                "error",
                word,
                "error_description",
                "described with <b>marks</b>",
                "error_uri",
                "https://docs.github.com/errors#" + word);
    }

    /** JSON for whoever asks for it, or else a form. */
    private static MockResponse written(IncomingCall call, Map<String, Object> members) {
        if (call.header("Accept").filter("application/json"::equals).isPresent()) {
            return Answers.json(200, members);
        }
        String form = members.entrySet().stream()
                .map(each ->
                        each.getKey() + "=" + URLEncoder.encode(each.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .body(form)
                .build();
    }

    private static boolean isProven(Grant grant, Parameters form) {
        return grant.challenge()
                .map(challenge -> form.value("code_verifier")
                        .filter(verifier -> hashed(verifier).equals(challenge))
                        .isPresent())
                .orElse(true);
    }

    private String newSecret(String start) {
        byte[] secret = new byte[20];
        random.nextBytes(secret);
        return start + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static String hashed(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
