package dev.socialconnector.testing.kakao;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes ID tokens with the claims of Kakao's OpenID Connect reference, as far as the user has agreed. */
final class IdTokens {

    private final EmulatorState state;

    IdTokens(EmulatorState state) {
        this.state = state;
    }

    String issue(EmulatedApp app, EmulatedUser user, Instant authTime, Optional<String> nonce) {
        Instant now = state.now();
        Set<String> consents = state.link(user.name()).consents();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", app.clientId());
        claims.put("sub", user.subject());
        claims.put("auth_time", authTime.getEpochSecond());
        claims.put("iss", state.issuer());
        nonce.ifPresent(value -> claims.put("nonce", value));
        claims.put("exp", now.plus(app.accessTokenLifetime()).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        if (Scopes.nickname(consents)) {
            user.text("nickname").ifPresent(value -> claims.put("nickname", value));
        }
        if (Scopes.picture(consents)) {
            user.text("thumbnail_image_url").map(Scopes::plainHttp).ifPresent(value -> claims.put("picture", value));
        }
        if (consents.contains("account_email") && user.flag("is_email_valid") && user.flag("is_email_verified")) {
            user.text("email").ifPresent(value -> claims.put("email", value));
        }
        return state.tampering.sign(claims, state.keys);
    }
}
