package dev.socialconnector.testing;

import java.time.Instant;

/** What one access token stands for. */
record AccessToken(String clientId, String userName, boolean openId, Instant expiresAt) {}
