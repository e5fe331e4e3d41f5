package dev.socialconnector.testing.naver;

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
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;

/** The codes and tokens of a {@link NaverEmulator}, and the token endpoints of both doors. */
final class NaverTokens {
    /** What a sign-in was begun with. */
    record Grant(boolean openIdConnect, String state, Optional<String> nonce, Optional<String> challenge) {}

    final SigningKeys keys = new SigningKeys();
    final Tampering tampering = new Tampering();
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, Grant> refreshTokens = new HashMap<>();
    private final Map<String, String> accessTokens = new HashMap<>();
    private final Supplier<String> issuer;
    private final Supplier<String> subject;
    private final Clock clock;
    private boolean refreshAtBothDoors = true;

    NaverTokens(Supplier<String> issuer, Supplier<String> subject, Clock clock) {
        this.issuer = issuer;
        this.subject = subject;
        this.clock = clock;
    }

    synchronized void refreshOnlyAtTheOlderDoor() {
        refreshAtBothDoors = false;
    }

    synchronized String codeFor(Grant grant) {
        String code = newSecret();
        codes.put(code, grant);
        return code;
    }

    synchronized boolean isAccessToken(String token) {
        return accessTokens.containsKey(token);
    }

    synchronized boolean isRefreshToken(String token) {
        return refreshTokens.containsKey(token);
    }

    /** The newer door answers a client that it does not know with 401; the older one answers every error with 200. */
    synchronized MockResponse token(IncomingCall call, boolean openIdConnect) {
        Parameters form = Parameters.parse(call.body());
        if (!isOurs(form)) {
            return openIdConnect
                    ? Answers.json(401, Map.of("error", "invalid_client"))
                    : error(200, "invalid_request", "wrong client id / client secret pair");
        }
        return switch (form.value("grant_type").orElse("")) {
            case "authorization_code" -> exchanged(form, openIdConnect);
            case "refresh_token" -> refreshed(form, openIdConnect);
            default -> error(200, "unsupported_grant_type", "unsupported");
        };
    }

    /** A token that is not known is gone, as it should be; the token that came with it goes too. */
    synchronized MockResponse revoked(IncomingCall call) {
        Parameters form = Parameters.parse(call.body());
        if (!isOurs(form)) {
            return error(401, "unauthorized_client", "client");
        }
        if (form.value("token").isEmpty()) {
            return error(400, "invalid_request", "token");
        }
        String token = form.value("token").get();
        Optional.ofNullable(accessTokens.remove(token)).ifPresent(refreshTokens::remove);
        refreshTokens.remove(token);
        return new MockResponse.Builder().code(200).build();
    }

    private MockResponse exchanged(Parameters form, boolean openIdConnect) {
        Optional<Grant> grant = form.value("code")
                .map(codes::remove)
                .filter(known -> known.openIdConnect() == openIdConnect)
                .filter(known -> form.all("state").equals(List.of(known.state())))
                .filter(known -> isProven(known, form));
        if (grant.isEmpty()) {
            return openIdConnect
                    ? error(400, "invalid_grant", "code")
                    : error(200, "invalid_request", "no valid data in session");
        }
        String refreshToken = newSecret();
        refreshTokens.put(refreshToken, grant.get());
        Map<String, Object> answer = answer(refreshToken);
        answer.put("refresh_token", refreshToken);
        if (openIdConnect) {
            answer.put("id_token", tampering.sign(claims(grant.get()), keys));
        }
        return Answers.jsonText(200, tampering.write(answer));
    }

    /** A new access token and nothing else. */
    private MockResponse refreshed(Parameters form, boolean openIdConnect) {
        if (openIdConnect && !refreshAtBothDoors) {
            return error(400, "unsupported_grant_type", "authorization_code only");
        }
        String refreshToken = form.value("refresh_token").orElse("");
        return refreshTokens.containsKey(refreshToken)
                ? Answers.json(200, answer(refreshToken))
                : error(200, "invalid_grant", "refresh_token");
    }

    private Map<String, Object> answer(String refreshToken) {
        String accessToken = newSecret() + "+/=";
        accessTokens.put(accessToken, refreshToken);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken);
        answer.put("token_type", "bearer");
        answer.put("expires_in", "3600");
        return answer;
    }

    private Map<String, Object> claims(Grant grant) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer.get());
        claims.put("sub", subject.get());
        claims.put("aud", NaverEmulator.CLIENT_ID);
        claims.put("exp", now + 3600);
        claims.put("iat", now);
        grant.nonce().ifPresent(nonce -> claims.put("nonce", nonce));
        return claims;
    }

    private static boolean isOurs(Parameters form) {
        return form.all("client_id").equals(List.of(NaverEmulator.CLIENT_ID))
                && form.all("client_secret").equals(List.of(NaverEmulator.CLIENT_SECRET));
    }

    private static boolean isProven(Grant grant, Parameters form) {
        return grant.challenge()
                .map(challenge -> form.value("code_verifier")
                        .filter(verifier -> hashed(verifier).equals(challenge))
                        .isPresent())
                .orElse(true);
    }

    private static MockResponse error(int status, String word, String description) {
        return Answers.json(status, Map.of("error", word, "error_description", description));
    }

    private String newSecret() {
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret).replaceAll("[+/]", "x");
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
