package dev.socialconnector.testing.google;

import dev.socialconnector.testing.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people granted: codes, access tokens and refresh tokens. */
final class GoogleGrants {
    private static final String SCOPES = "https://www.googleapis.com/auth/userinfo.";

    /** A person's grant to the client; revoking one of its tokens ends it. */
    private record Grant(
            GooglePerson person,
            String redirectUri,
            String scope,
            Optional<String> nonce,
            Optional<String> challenge,
            boolean refreshable) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, Grant> accessTokens = new HashMap<>();
    private final Map<String, Grant> refreshTokens = new HashMap<>();
    private final Set<String> linked = new HashSet<>();
    private final String issuer;
    private final Clock clock;

    GoogleGrants(String issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A refresh token comes with the first consent, or with one that is asked for anew. */
    synchronized String codeFor(GooglePerson person, Parameters query) {
        boolean offline = query.value("access_type").filter("offline"::equals).isPresent();
        boolean consents = linked.add(person.subject())
                || query.value("prompt")
                        .filter(prompt -> prompt.contains("consent"))
                        .isPresent();
        String code = "4/0A" + newSecret() + "/" + newSecret();
        codes.put(
                code,
                new Grant(
                        person,
                        query.value("redirect_uri").orElseThrow(),
                        query.value("scope").orElse(""),
                        query.value("nonce"),
                        query.value("code_challenge"),
                        offline && consents));
        return code;
    }

    synchronized Optional<Map<String, Object>> exchange(
            Parameters form, Function<Map<String, Object>, String> signature) {
        return form.value("code")
                .map(codes::remove)
                .filter(grant -> isMeant(grant, form))
                .map(grant -> {
                    Map<String, Object> answer = answer(grant, grant.nonce(), signature);
                    if (grant.refreshable()) {
                        String refreshToken = "1//" + newSecret();
                        refreshTokens.put(refreshToken, grant);
                        answer.put("refresh_token", refreshToken);
                    }
                    return answer;
                });
    }

    /** The refresh token stays as it is. */
    synchronized Optional<Map<String, Object>> refresh(
            Parameters form, Function<Map<String, Object>, String> signature) {
        return form.value("refresh_token")
                .map(refreshTokens::get)
                .map(grant -> answer(grant, Optional.empty(), signature));
    }

    /** Ends the whole grant, whichever of its tokens is given. */
    synchronized boolean revoke(String token) {
        Grant grant = accessTokens.getOrDefault(token, refreshTokens.get(token));
        if (grant == null) {
            return false;
        }
        String subject = grant.person().subject();
        accessTokens.values().removeIf(each -> each.person().subject().equals(subject));
        refreshTokens.values().removeIf(each -> each.person().subject().equals(subject));
        linked.remove(subject);
        return true;
    }

    synchronized void expire(String accessToken) {
        accessTokens.remove(accessToken);
    }

    synchronized boolean isGood(String token) {
        return accessTokens.containsKey(token) || refreshTokens.containsKey(token);
    }

    synchronized Optional<Map<String, Object>> userInfo(String accessToken) {
        return Optional.ofNullable(accessTokens.get(accessToken)).map(grant -> {
            Map<String, Object> claims = new LinkedHashMap<>();
            claims.put("sub", grant.person().subject());
            claims.putAll(shared(grant));
            return claims;
        });
    }

    /** Returns the claims of an ID token, with these in place of the usual ones. */
    Map<String, Object> claims(GooglePerson person, Map<String, Object> further) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("azp", GoogleEmulator.CLIENT_ID);
        claims.put("aud", GoogleEmulator.CLIENT_ID);
        claims.put("sub", person.subject());
        claims.putAll(person.claims());
        claims.put("iat", now);
        claims.put("exp", now + 3600);
        claims.putAll(further);
        return claims;
    }

    String newSecret() {
        byte[] secret = new byte[16];
        random.nextBytes(secret);
        return encode(secret);
    }

    /** Google's answers name two scopes by their addresses. */
    private Map<String, Object> answer(
            Grant grant, Optional<String> nonce, Function<Map<String, Object>, String> signature) {
        String accessToken = "ya29." + newSecret();
        accessTokens.put(accessToken, grant);
        Map<String, Object> further = new LinkedHashMap<>();
        further.put("at_hash", encode(Arrays.copyOf(sha256(accessToken), 16)));
        nonce.ifPresent(value -> further.put("nonce", value));
        GooglePerson seen = new GooglePerson(grant.person().subject(), shared(grant));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken);
        answer.put("expires_in", 3599);
        answer.put(
                "scope",
                List.of(grant.scope().split(" ")).stream()
                        .map(scope -> scope.equals("email") || scope.equals("profile") ? SCOPES + scope : scope)
                        .collect(Collectors.joining(" ")));
        answer.put("token_type", "Bearer");
        answer.put("id_token", signature.apply(claims(seen, further)));
        return answer;
    }

    private static Map<String, Object> shared(Grant grant) {
        Map<String, Object> claims = new LinkedHashMap<>(grant.person().claims());
        Set<String> scopes = Set.of(grant.scope().split(" "));
        claims.keySet()
                .removeIf(name -> name.startsWith("email")
                        ? !scopes.contains("email")
                        : !name.equals("hd") && !scopes.contains("profile"));
        return claims;
    }

    private static boolean isMeant(Grant grant, Parameters form) {
        boolean proven = grant.challenge()
                .flatMap(challenge -> form.value("code_verifier")
                        .filter(verifier -> encode(sha256(verifier)).equals(challenge)))
                .isPresent();
        return proven
                && form.value("redirect_uri")
                        .filter(grant.redirectUri()::equals)
                        .isPresent();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
