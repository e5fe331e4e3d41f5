package dev.socialconnector.testing.kakao;

import java.time.Instant;

/** What one refresh token stands for; {@code openId} if it was issued together with an ID token. */
record RefreshToken(
        String grant, String clientId, String userName, boolean openId, Instant authTime, Instant expiresAt) {}
