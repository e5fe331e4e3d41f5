package dev.socialconnector.keycloak;

import dev.socialconnector.TokenSet;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.util.JsonSerialization;
import org.keycloak.util.TokenUtil;

/** Tokens as Keycloak stores them beside a linked account ("Store tokens"): a token answer, with the moments when they end. */
final class StoredTokens {
    private static final String EXPIRATION = "accessTokenExpiration";
    private static final String REFRESH_EXPIRATION = "refreshTokenExpiration";

    private StoredTokens() {}

    static String write(TokenSet tokens, Clock clock) {
        try {
            return JsonSerialization.writeValueAsString(answer(tokens, clock));
        } catch (IOException impossible) {
            throw new IllegalStateException("a token answer cannot be written", impossible);
        }
    }

    static AccessTokenResponse answer(TokenSet tokens, Clock clock) {
        Instant now = clock.instant();
        AccessTokenResponse answer = new AccessTokenResponse();
        answer.setTokenType(TokenUtil.TOKEN_TYPE_BEARER);
        tokens.accessToken().ifPresent(answer::setToken);
        tokens.refreshToken().ifPresent(answer::setRefreshToken);
        tokens.idToken().ifPresent(answer::setIdToken);
        tokens.scopes().ifPresent(scopes -> answer.setScope(String.join(" ", scopes)));
        tokens.expiresAt().ifPresent(end -> {
            answer.setExpiresIn(Math.max(0, Duration.between(now, end).toSeconds()));
            answer.setOtherClaims(EXPIRATION, end.getEpochSecond());
        });
        tokens.refreshTokenExpiresAt().ifPresent(end -> {
            answer.setRefreshExpiresIn(Math.max(0, Duration.between(now, end).toSeconds()));
            answer.setOtherClaims(REFRESH_EXPIRATION, end.getEpochSecond());
        });
        return answer;
    }

    /** Reads what {@link #write} wrote; nothing if it is anything else. */
    static Optional<TokenSet> read(@Nullable String stored) {
        if (stored == null || stored.isBlank()) {
            return Optional.empty();
        }
        try {
            AccessTokenResponse answer = JsonSerialization.readValue(stored, AccessTokenResponse.class);
            return Optional.of(TokenSet.builder()
                    .accessToken(Optional.ofNullable(answer.getToken()))
                    .expiresAt(moment(answer, EXPIRATION))
                    .refreshToken(Optional.ofNullable(answer.getRefreshToken()))
                    .refreshTokenExpiresAt(moment(answer, REFRESH_EXPIRATION))
                    .idToken(Optional.ofNullable(answer.getIdToken()))
                    .scopes(Optional.ofNullable(answer.getScope())
                            .map(scopes -> Set.copyOf(Arrays.asList(scopes.split(" ")))))
                    .build());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(AccessTokenResponse answer, String name) {
        return answer.getOtherClaims().get(name) instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }
}
