package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Handler;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.MockResponse;

/** {@code /oauth/token}: exchanges codes and refreshes tokens, after every check that Kakao makes. */
final class TokenHandler implements Handler {

    private final EmulatorState state;
    private final TokenIssuer issuer;

    TokenHandler(EmulatorState state) {
        this.state = state;
        this.issuer = new TokenIssuer(state);
    }

    @Override
    public MockResponse answer(IncomingCall call) {
        if (!call.method().equals("POST")) {
            return Answers.methodNotAllowed("POST");
        }
        try {
            Map<String, Object> tokens = tokens(call);
            return Answers.jsonText(200, state.tampering.write(tokens));
        } catch (KauthFailure refused) {
            return refused.toJson();
        }
    }

    private Map<String, Object> tokens(IncomingCall call) {
        Parameters form = form(call);
        String grantType = required(form, "grant_type");
        EmulatedApp app = authenticated(call, form);
        return switch (grantType) {
            case "authorization_code" -> exchange(app, form);
            case "refresh_token" -> refresh(app, form);
            default -> throw new KauthFailure(400, "unsupported_grant_type", "KOE310", "grant_type is not supported");
        };
    }

    private static Parameters form(IncomingCall call) {
        if (!call.isForm()) {
            throw KauthFailure.invalidRequest("KOE001", "the body is not a form");
        }
        try {
            Parameters form = Parameters.parse(call.body());
            if (form.hasRepeated()) {
                throw KauthFailure.invalidRequest("KOE001", "a parameter is repeated");
            }
            return form;
        } catch (IllegalArgumentException brokenEscape) {
            throw KauthFailure.invalidRequest("KOE001", "the body is malformed");
        }
    }

    private EmulatedApp authenticated(IncomingCall call, Parameters form) {
        boolean basic = call.header("Authorization")
                .map(value -> value.toLowerCase(Locale.ROOT))
                .filter(value -> value.startsWith("basic "))
                .isPresent();
        if (basic) {
            throw badCredentials();
        }
        String clientId = required(form, "client_id");
        EmulatedApp app = state.app(clientId)
                .orElseThrow(() -> KauthFailure.invalidClient(
                        state.unknownClientStatus(), "KOE101", "Not exist client_id " + clientId));
        String secret = form.value("client_secret").orElse("");
        if (app.clientSecretRequired() && !same(secret, app.clientSecret())) {
            throw badCredentials();
        }
        return app;
    }

    private Map<String, Object> exchange(EmulatedApp app, Parameters form) {
        String value = required(form, "code");
        String redirectUri = required(form, "redirect_uri");
        AuthorizationCode code = state.codes
                .find(value)
                .filter(known -> known.expiresAt().isAfter(state.now()))
                .orElseThrow(() -> codeNotFound(value));
        if (!code.clientId().equals(app.clientId())) {
            throw KauthFailure.invalidGrant("KOE114", "the code was issued to another app key");
        }
        if (!code.redirectUri().equals(redirectUri)) {
            throw KauthFailure.invalidGrant("KOE303", "Redirect URI mismatch.");
        }
        if (!state.codes.take(value)) {
            throw codeNotFound(value);
        }
        checkVerifier(app, code, form);
        return issuer.forCode(app, code);
    }

    private Map<String, Object> refresh(EmulatedApp app, Parameters form) {
        String value = form.value("refresh_token")
                .orElseThrow(() -> KauthFailure.invalidGrant("KOE319", "refresh_token is missing"));
        Instant now = state.now();
        RefreshToken token = state.refreshTokens
                .find(value)
                .filter(known -> known.expiresAt().isAfter(now))
                .orElseThrow(TokenHandler::refreshTokenNotFound);
        if (!token.clientId().equals(app.clientId())) {
            throw KauthFailure.invalidGrant("KOE114", "the refresh token was issued to another app key");
        }
        boolean renewed = issuer.isToBeRenewed(token, now);
        if (renewed && !state.refreshTokens.take(value)) {
            throw refreshTokenNotFound();
        }
        return issuer.forRefresh(app, token, renewed);
    }

    /** A wrong verifier costs the code, and has no published KOE number (RFC 7636, section 4.6). */
    private static void checkVerifier(EmulatedApp app, AuthorizationCode code, Parameters form) {
        if (app.codeVerifierChecked() && code.codeChallenge().isPresent()) {
            String verifier = form.value("code_verifier").orElse("");
            boolean wellFormed = verifier.matches("[A-Za-z0-9._~-]{43,128}");
            if (!wellFormed || !same(challenge(verifier), code.codeChallenge().get())) {
                throw KauthFailure.invalidGrant("", "code_verifier does not match code_challenge");
            }
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static String required(Parameters form, String name) {
        return form.value(name)
                .orElseThrow(() -> KauthFailure.invalidRequest("KOE207", "required parameter is missing: " + name));
    }

    private static KauthFailure badCredentials() {
        return KauthFailure.invalidClient(401, "KOE010", "Bad client credentials");
    }

    /** As at Kakao, the description carries the code. */
    private static KauthFailure codeNotFound(String code) {
        return KauthFailure.invalidGrant("KOE320", "authorization code not found for code=" + code);
    }

    private static KauthFailure refreshTokenNotFound() {
        return KauthFailure.invalidGrant("KOE322", "expired_or_invalid_refresh_token");
    }

    private static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
