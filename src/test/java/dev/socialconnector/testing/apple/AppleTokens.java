package dev.socialconnector.testing.apple;

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
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;

/** The codes and tokens of an {@link AppleEmulator}, and its endpoints for tokens and for their revocation. */
final class AppleTokens {
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);

    /** What a sign-in was begun with. */
    record Grant(String redirectUri, boolean withEmail, Optional<String> nonce, Instant at) {}

    final SigningKeys keys = new SigningKeys();
    final Tampering tampering = new Tampering();
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, Grant> refreshTokens = new HashMap<>();
    private final Map<String, Grant> accessTokens = new HashMap<>();
    private final AppleTeam team;
    private final Clock clock;
    private boolean consented;
    private boolean silentRefresh;

    AppleTokens(AppleTeam team, Clock clock) {
        this.team = team;
        this.clock = clock;
        keys.currentKeyId(); // makes the keys now; inside the first sign-in it would take that one's time
    }

    /** Returns a new code. */
    synchronized String codeFor(Grant grant) {
        String code = newSecret();
        codes.put(code, grant);
        return code;
    }

    /** Tells whether the person agrees for the first time, and notes that they do. */
    synchronized boolean isFirstConsent() {
        boolean first = !consented;
        consented = true;
        return first;
    }

    synchronized boolean isGood(String token) {
        return refreshTokens.containsKey(token) || accessTokens.containsKey(token);
    }

    synchronized void refreshWithoutIdToken() {
        silentRefresh = true;
    }

    synchronized MockResponse token(IncomingCall call) {
        Parameters form = Parameters.parse(call.body());
        if (!call.isForm() || form.hasRepeated()) {
            return error("invalid_request");
        }
        if (!isClient(call, form)) {
            return error("invalid_client");
        }
        return switch (form.value("grant_type").orElse("")) {
            case "authorization_code" ->
                form.value("code")
                        .map(codes::remove)
                        .filter(grant -> isMeant(grant, form))
                        .map(this::exchanged)
                        .orElseGet(() -> error("invalid_grant"));
            case "refresh_token" ->
                form.value("refresh_token")
                        .map(refreshTokens::get)
                        .map(this::refreshed)
                        .orElseGet(() -> error("invalid_grant"));
            default -> error("unsupported_grant_type");
        };
    }

    /** A token that is not known is answered like any other; one that is known ends the authorization with all its tokens. */
    synchronized MockResponse revocation(IncomingCall call) {
        Parameters form = Parameters.parse(call.body());
        if (!isClient(call, form)) {
            return error("invalid_client");
        }
        if (form.value("token").filter(this::isGood).isPresent()) {
            refreshTokens.clear();
            accessTokens.clear();
            consented = false;
        }
        return new MockResponse.Builder().code(200).build();
    }

    /** Signs the claims that an ID token has for this audience. */
    String idToken(String audience, Optional<String> nonce, boolean withEmail, Optional<String> accessToken) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", AppleEmulator.ISSUER);
        claims.put("aud", audience);
        claims.put("exp", now + 86_400);
        claims.put("iat", now);
        claims.put("sub", AppleEmulator.SUBJECT);
        nonce.ifPresent(value -> claims.put("nonce", value));
        accessToken.ifPresent(token -> claims.put("at_hash", halfHash(token)));
        if (withEmail) {
            claims.put("email", AppleEmulator.EMAIL);
            claims.put("email_verified", "true");
        }
        claims.put("auth_time", now);
        claims.put("nonce_supported", true);
        return tampering.sign(claims, keys);
    }

    private MockResponse exchanged(Grant grant) {
        String refreshToken = newSecret();
        refreshTokens.put(refreshToken, grant);
        String accessToken = newSecret();
        Map<String, Object> answer = granted(grant, accessToken);
        answer.put("refresh_token", refreshToken);
        answer.put("id_token", idToken(AppleEmulator.CLIENT_ID, grant.nonce(), grant.withEmail(), Optional.of(accessToken)));
        return Answers.jsonText(200, tampering.write(answer));
    }

    private MockResponse refreshed(Grant grant) {
        Map<String, Object> answer = granted(grant, newSecret());
        if (!silentRefresh) {
            answer.put(
                    "id_token",
                    idToken(AppleEmulator.CLIENT_ID, Optional.empty(), grant.withEmail(), Optional.empty()));
        }
        return Answers.jsonText(200, tampering.write(answer));
    }

    private Map<String, Object> granted(Grant grant, String accessToken) {
        accessTokens.put(accessToken, grant);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", 3600);
        return answer;
    }

    private boolean isMeant(Grant grant, Parameters form) {
        return form.all("redirect_uri").equals(List.of(grant.redirectUri()))
                && clock.instant().isBefore(grant.at().plus(CODE_LIFETIME));
    }

    /** Apple takes the secret in the form and nowhere else. */
    private boolean isClient(IncomingCall call, Parameters form) {
        return call.header("Authorization").isEmpty()
                && form.all("client_id").equals(List.of(AppleEmulator.CLIENT_ID))
                && form.value("client_secret")
                        .filter(secret -> team.isSecretOf(AppleEmulator.CLIENT_ID, secret))
                        .isPresent();
    }

    private static MockResponse error(String word) {
        return Answers.json(400, Map.of("error", word));
    }

    private String newSecret() {
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static String halfHash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
