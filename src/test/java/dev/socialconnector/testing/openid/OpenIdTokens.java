package dev.socialconnector.testing.openid;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.Parameters;
import dev.socialconnector.testing.SigningKeys;
import dev.socialconnector.testing.Tampering;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;

/** The codes and tokens of an {@link OpenIdProvider}, and its token and revocation endpoints. */
final class OpenIdTokens {
    /** What a sign-in was begun with. */
    record Grant(String redirectUri, String scope, Optional<String> nonce, Optional<String> challenge) {}

    final SigningKeys keys = new SigningKeys();
    final Tampering tampering = new Tampering();
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, Grant> refreshTokens = new HashMap<>();
    private final Set<String> accessTokens = new HashSet<>();
    private final String issuer;
    private final OpenIdClient client;
    private final Clock clock;

    OpenIdTokens(String issuer, OpenIdClient client, Clock clock) {
        this.issuer = issuer;
        this.client = client;
        this.clock = clock;
    }

    synchronized String codeFor(Grant grant) {
        String code = newSecret();
        codes.put(code, grant);
        return code;
    }

    synchronized boolean isAccessToken(String token) {
        return accessTokens.contains(token);
    }

    synchronized boolean isRefreshToken(String token) {
        return refreshTokens.containsKey(token);
    }

    /** RFC 6749 sections 4.1.3 and 6. A code or refresh token is good for once. */
    synchronized MockResponse token(IncomingCall call) {
        if (!client.sent(call)) {
            return error(401, "invalid_client");
        }
        Parameters form = Parameters.parse(call.body());
        Optional<Grant> grant =
                switch (form.value("grant_type").orElse("")) {
                    case "authorization_code" ->
                        form.value("code").map(codes::remove).filter(known -> isMeant(known, form));
                    case "refresh_token" ->
                        form.value("refresh_token").map(refreshTokens::remove).map(OpenIdTokens::withoutNonce);
                    default -> Optional.empty();
                };
        return grant.isEmpty() ? error(400, "invalid_grant") : Answers.jsonText(200, answerFor(grant.get()));
    }

    /** RFC 7009. A token that is not known is gone, as it should be. */
    synchronized MockResponse revocation(IncomingCall call) {
        if (!client.sent(call)) {
            return error(401, "invalid_client");
        }
        String token = Parameters.parse(call.body()).value("token").orElse("");
        accessTokens.remove(token);
        refreshTokens.remove(token);
        return new MockResponse.Builder().code(200).build();
    }

    static MockResponse error(int status, String word) {
        return Answers.json(status, Map.of("error", word));
    }

    private String answerFor(Grant grant) {
        String accessToken = newSecret();
        String refreshToken = newSecret();
        accessTokens.add(accessToken);
        refreshTokens.put(refreshToken, grant);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", 3600);
        answer.put("refresh_token", refreshToken);
        answer.put("scope", grant.scope());
        answer.put("id_token", tampering.sign(claims(grant, accessToken), keys));
        return tampering.write(answer);
    }

    private Map<String, Object> claims(Grant grant, String accessToken) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", OpenIdProvider.SUBJECT);
        claims.put("aud", client.id());
        claims.put("exp", now + 3600);
        claims.put("iat", now);
        grant.nonce().ifPresent(nonce -> claims.put("nonce", nonce));
        claims.put("at_hash", encode(Arrays.copyOf(sha256(accessToken), 16)));
        return claims;
    }

    private static boolean isMeant(Grant grant, Parameters form) {
        boolean proven = grant.challenge()
                .map(challenge -> form.value("code_verifier")
                        .filter(verifier -> encode(sha256(verifier)).equals(challenge))
                        .isPresent())
                .orElse(form.all("code_verifier").isEmpty());
        return proven
                && form.value("redirect_uri")
                        .filter(grant.redirectUri()::equals)
                        .isPresent();
    }

    private static Grant withoutNonce(Grant grant) {
        return new Grant(grant.redirectUri(), grant.scope(), Optional.empty(), Optional.empty());
    }

    private String newSecret() {
        byte[] secret = new byte[16];
        random.nextBytes(secret);
        return encode(secret);
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
