package dev.socialconnector.testing.kakao;

import java.time.Instant;

/** What one access token stands for; tokens of one sign-in share a grant. */
record AccessToken(String grant, String clientId, String userName, boolean openId, Instant expiresAt) {}
