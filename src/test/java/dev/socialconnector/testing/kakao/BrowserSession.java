package dev.socialconnector.testing.kakao;

import java.time.Instant;

/** A browser that is signed in to Kakao, known by its cookie. */
record BrowserSession(String userName, Instant authTime, Instant expiresAt) {

    static final String COOKIE = "kakao_emulator_session";
}
