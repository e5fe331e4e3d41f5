package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A checked request for an authorization code; what Kakao refuses on a page of its own never becomes one. */
record AuthorizeQuery(
        EmulatedApp app,
        String redirectUri,
        Optional<String> state,
        Optional<String> nonce,
        Optional<String> codeChallenge,
        Optional<String> loginHint,
        Set<String> scopes,
        Set<String> prompts,
        Set<String> serviceTerms) {

    private static final Set<String> PROMPTS = Set.of("none", "login", "create", "select_account");

    /** Checks in the order in which Kakao's codes build on each other. */
    static AuthorizeQuery check(Parameters parameters, EmulatorState state) {
        if (parameters.hasRepeated()) {
            throw KauthFailure.invalidRequest("KOE001", "a parameter is repeated");
        }
        String clientId = required(parameters, "client_id");
        EmulatedApp app = state.app(clientId)
                .orElseThrow(() -> KauthFailure.invalidClient(401, "KOE101", "Not exist client_id " + clientId));
        if (!app.loginEnabled()) {
            throw KauthFailure.invalidRequest("KOE004", "Kakao Login is switched off for this app");
        }
        String redirectUri = required(parameters, "redirect_uri");
        if (!app.redirectUris().contains(redirectUri)) {
            throw KauthFailure.invalidGrant(
                    "KOE006", "Invalid redirect: " + redirectUri + " does not match one of the registered values");
        }
        checkResponseType(required(parameters, "response_type"));
        checkCodeChallenge(parameters);
        return new AuthorizeQuery(
                app,
                redirectUri,
                parameters.value("state"),
                parameters.value("nonce"),
                parameters.value("code_challenge"),
                parameters.value("login_hint"),
                words(parameters.value("scope").orElse("")),
                prompts(parameters),
                serviceTerms(parameters, app));
    }

    boolean prompts(String prompt) {
        return prompts.contains(prompt);
    }

    /** Tells whether an ID token will come: always without {@code scope}, else only if it names {@code openid}. */
    boolean asksForIdToken() {
        return app.openIdConnect() && (scopes.isEmpty() || scopes.contains("openid"));
    }

    Optional<String> scopeNotOffered() {
        return scopes.stream().filter(scope -> !app.offers(scope)).findFirst();
    }

    String locationWithCode(String code) {
        return location(Map.of("code", code));
    }

    String locationWithError(String error, String description) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", error);
        parameters.put("error_description", description);
        return location(parameters);
    }

    private String location(Map<String, String> parameters) {
        StringBuilder location = new StringBuilder(redirectUri);
        char separator = redirectUri.indexOf('?') < 0 ? '?' : '&';
        Map<String, String> all = new LinkedHashMap<>(parameters);
        state.ifPresent(value -> all.put("state", value));
        for (Map.Entry<String, String> parameter : all.entrySet()) {
            String value = URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8)
                    .replace("+", "%20");
            location.append(separator).append(parameter.getKey()).append('=').append(value);
            separator = '&';
        }
        return location.toString();
    }

    private static String required(Parameters parameters, String name) {
        return parameters
                .value(name)
                .orElseThrow(() -> KauthFailure.invalidRequest("KOE207", "required parameter is missing: " + name));
    }

    private static void checkResponseType(String responseType) {
        if (responseType.equals("token")) {
            throw KauthFailure.invalidRequest("KOE202", "response_type token is not supported");
        }
        if (!responseType.equals("code")) {
            throw KauthFailure.invalidRequest("KOE201", "response_type is not supported");
        }
    }

    private static void checkCodeChallenge(Parameters parameters) {
        Optional<String> challenge = parameters.value("code_challenge");
        Optional<String> method = parameters.value("code_challenge_method");
        if (challenge.isEmpty() && method.isEmpty()) {
            return;
        }
        if (!method.equals(Optional.of("S256"))) {
            throw KauthFailure.invalidRequest("KOE204", "code_challenge_method is not S256");
        }
        if (!challenge.filter(value -> value.matches("[A-Za-z0-9_-]{43}")).isPresent()) {
            throw KauthFailure.invalidRequest("KOE204", "code_challenge is not a SHA-256 in base64url");
        }
    }

    private static Set<String> prompts(Parameters parameters) {
        Set<String> prompts = words(parameters.value("prompt").orElse(""));
        if (!PROMPTS.containsAll(prompts)) {
            throw KauthFailure.invalidRequest("KOE204", "prompt is not supported");
        }
        if (prompts.contains("none") && prompts.size() > 1) {
            throw KauthFailure.invalidRequest("KOE204", "prompt none stands alone");
        }
        return prompts;
    }

    /** Kakao Sync shows some terms only if a required one is among them. */
    private static Set<String> serviceTerms(Parameters parameters, EmulatedApp app) {
        Set<String> tags = words(parameters.value("service_terms").orElse(""));
        Map<String, Boolean> known = app.serviceTerms();
        boolean noneRequired = tags.stream().noneMatch(tag -> known.getOrDefault(tag, false));
        if (!known.keySet().containsAll(tags) || (!tags.isEmpty() && noneRequired)) {
            throw KauthFailure.invalidRequest("KOE204", "service_terms are unknown, or none of them is required");
        }
        return tags;
    }

    /** Splits at commas, as Kakao documents, and at spaces, as Kakao's own SDKs send. */
    private static Set<String> words(String list) {
        List<String> words = Stream.of(list.split("[ ,]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        return new LinkedHashSet<>(words);
    }

    @Override
    public String toString() {
        return "AuthorizeQuery[clientId=" + app.clientId() + "]";
    }
}
