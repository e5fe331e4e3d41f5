package dev.socialconnector.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The person who signs in. */
public final class BenchUser {
    static final String SUBJECT = "1376016924429759228";
    static final String NICKNAME = "홍길동";
    static final String EMAIL = "sample@sample.com";

    private BenchUser() {}

    /** Returns what {@code /v2/user/me} answers about a person who agreed to everything. */
    public static String userMe() {
        try (InputStream file = BenchUser.class.getResourceAsStream("/bench/user-me.json")) {
            if (file == null) {
                throw new IllegalStateException("bench/user-me.json is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
