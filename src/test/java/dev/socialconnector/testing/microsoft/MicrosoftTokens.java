package dev.socialconnector.testing.microsoft;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.Parameters;
import dev.socialconnector.testing.SigningKeys;
import dev.socialconnector.testing.Tampering;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;

/** The codes and tokens of a {@link MicrosoftEmulator}, and its token endpoint. */
final class MicrosoftTokens {
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

    /** What a sign-in was begun with, and who signed in. */
    record Grant(
            String tenantId,
            String redirectUri,
            List<String> scopes,
            Optional<String> nonce,
            String challenge,
            Instant at) {}

    final SigningKeys keys = new SigningKeys();
    final Tampering tampering = new Tampering();
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, Grant> refreshTokens = new HashMap<>();
    private final Map<String, Grant> accessTokens = new HashMap<>();
    private final Clock clock;

    MicrosoftTokens(Clock clock) {
        this.clock = clock;
        keys.currentKeyId(); // makes the keys now; inside the first sign-in it would take that one's time
    }

    synchronized String codeFor(Grant grant) {
        String code = newSecret();
        codes.put(code, grant);
        return code;
    }

    synchronized boolean isAccessToken(String token) {
        return accessTokens.containsKey(token);
    }

    synchronized MockResponse token(IncomingCall call) {
        Parameters form = Parameters.parse(call.body());
        if (!form.all("client_id").equals(List.of(MicrosoftEmulator.CLIENT_ID))) {
            return error(400, "unauthorized_client", 700016);
        }
        if (form.all("client_secret").isEmpty()) {
            return error(401, "invalid_client", 7000218);
        }
        if (!form.all("client_secret").equals(List.of(MicrosoftEmulator.CLIENT_SECRET))) {
            return error(401, "invalid_client", 7000215);
        }
        return switch (form.value("grant_type").orElse("")) {
            case "authorization_code" -> exchange(form);
            case "refresh_token" ->
                form.value("refresh_token")
                        .map(refreshTokens::get)
                        .map(grant -> granted(grant, Optional.empty()))
                        .orElseGet(() -> error(400, "invalid_grant", 70008));
            default -> error(400, "unsupported_grant_type", 70003);
        };
    }

    static MockResponse error(int status, String word, int number) {
        return Answers.jsonText(status, errorText(word, number));
    }

    static String errorText(String word, int number) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("error", word);
        error.put(
                "error_description",
                "AADSTS" + number
                        + ": A text that names janedoe@example.com.\r\nTrace ID: 255d1aef-8c98-452f-ac51-23d051240864");
        error.put("error_codes", List.of(number));
        error.put("timestamp", "2026-06-01 03:00:00Z");
        error.put("trace_id", "255d1aef-8c98-452f-ac51-23d051240864");
        error.put("correlation_id", "fb3d2015-bc17-4bb9-bb85-30c5cf1aaaa7");
        return Answers.write(error);
    }

    private MockResponse exchange(Parameters form) {
        Optional<Grant> grant = form.value("code").map(codes::remove);
        if (grant.isEmpty()) {
            return error(400, "invalid_grant", 70000);
        }
        if (!clock.instant().isBefore(grant.get().at().plus(CODE_LIFETIME))) {
            return error(400, "invalid_grant", 70008);
        }
        if (!form.all("redirect_uri").equals(List.of(grant.get().redirectUri()))) {
            return error(400, "invalid_client", 500112);
        }
        return form.value("code_verifier")
                        .filter(verifier ->
                                encoded(sha256(verifier)).equals(grant.get().challenge()))
                        .isPresent()
                ? granted(grant.get(), grant.get().nonce())
                : error(400, "invalid_grant", 501481);
    }

    private MockResponse granted(Grant grant, Optional<String> nonce) {
        String accessToken = newSecret();
        accessTokens.put(accessToken, grant);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("token_type", "Bearer");
        answer.put("scope", String.join(" ", grant.scopes()));
        answer.put("expires_in", 4_200);
        answer.put("ext_expires_in", 4_200);
        answer.put("access_token", accessToken);
        if (grant.scopes().contains("offline_access")) {
            String refreshToken = newSecret();
            refreshTokens.put(refreshToken, grant);
            answer.put("refresh_token", refreshToken);
        }
        answer.put("id_token", tampering.sign(claims(grant, nonce), keys));
        return Answers.jsonText(200, tampering.write(answer));
    }

    private Map<String, Object> claims(Grant grant, Optional<String> nonce) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", MicrosoftEmulator.CLIENT_ID);
        claims.put("iss", "https://login.microsoftonline.com/" + grant.tenantId() + "/v2.0");
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + 3_900);
        claims.put("sub", MicrosoftEmulator.SUB);
        claims.put("tid", grant.tenantId());
        claims.put("ver", "2.0");
        claims.put("rh", "1.AAAA");
        claims.put("uti", "BBBB");
        nonce.ifPresent(value -> claims.put("nonce", value));
        Set<String> scopes = Set.copyOf(grant.scopes());
        if (scopes.contains("profile")) {
            claims.put("oid", MicrosoftEmulator.OBJECT_ID);
            claims.put("name", "Jane Doe");
            claims.put("preferred_username", "janedoe@contoso.example");
        }
        if (scopes.contains("email")) {
            claims.put("email", MicrosoftEmulator.EMAIL);
        }
        return claims;
    }

    private String newSecret() {
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        return encoded(secret);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
