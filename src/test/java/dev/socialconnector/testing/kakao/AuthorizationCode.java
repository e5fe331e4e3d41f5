package dev.socialconnector.testing.kakao;

import java.time.Instant;
import java.util.Optional;

/** What one authorization code stands for. */
record AuthorizationCode(
        String clientId,
        String redirectUri,
        String userName,
        Optional<String> nonce,
        Optional<String> codeChallenge,
        boolean openId,
        Instant authTime,
        Instant expiresAt) {

    @Override
    public String toString() {
        return "AuthorizationCode[" + userName + "]";
    }
}
