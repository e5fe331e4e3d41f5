package dev.socialconnector.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.TokenSet;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredTokensTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void whatIsStoredComesBack() {
        TokenSet tokens = TokenSet.of("access")
                .expiresAt(Optional.of(NOW.plusSeconds(21_599)))
                .refreshToken(Optional.of("refresh"))
                .refreshTokenExpiresAt(Optional.of(NOW.plusSeconds(5_183_999)))
                .idToken(Optional.of("id"))
                .scopes(Optional.of(Set.of("openid", "account_email")))
                .build();

        String stored = StoredTokens.write(tokens, CLOCK);

        assertThat(StoredTokens.read(stored)).contains(tokens);
        assertThat(stored).contains("\"access_token\":\"access\"", "\"expires_in\":21599", "\"token_type\":\"Bearer\"");
    }

    @Test
    void whatTheProviderDidNotSayStaysUnknown() {
        TokenSet tokens = TokenSet.of("access").build();

        assertThat(StoredTokens.read(StoredTokens.write(tokens, CLOCK))).contains(tokens);
    }

    @Test
    void whatIsNotATokenAnswerIsNone() {
        assertThat(StoredTokens.read(null)).isEmpty();
        assertThat(StoredTokens.read("")).isEmpty();
        assertThat(StoredTokens.read("access_token=a&expires=5")).isEmpty();
    }
}
