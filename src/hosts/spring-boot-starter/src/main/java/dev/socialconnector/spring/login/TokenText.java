package dev.socialconnector.spring.login;

import dev.socialconnector.TokenSet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tokens as text, key by key, for HTTP sessions in a store. */
final class TokenText {
    private TokenText() {}

    static Map<String, String> toMap(TokenSet tokens) {
        Map<String, String> map = new LinkedHashMap<>();
        tokens.accessToken().ifPresent(token -> map.put("accessToken", token));
        tokens.expiresAt().ifPresent(time -> map.put("expiresAt", time.toString()));
        tokens.refreshToken().ifPresent(token -> map.put("refreshToken", token));
        tokens.refreshTokenExpiresAt().ifPresent(time -> map.put("refreshTokenExpiresAt", time.toString()));
        tokens.idToken().ifPresent(token -> map.put("idToken", token));
        tokens.scopes().ifPresent(scopes -> map.put("scope", String.join(" ", scopes)));
        return map;
    }

    static TokenSet fromMap(Map<String, String> map) {
        return new TokenSet(
                Optional.ofNullable(map.get("accessToken")),
                Optional.ofNullable(map.get("expiresAt")).map(Instant::parse),
                Optional.ofNullable(map.get("refreshToken")),
                Optional.ofNullable(map.get("refreshTokenExpiresAt")).map(Instant::parse),
                Optional.ofNullable(map.get("idToken")),
                Optional.ofNullable(map.get("scope"))
                        .map(scopes -> scopes.isEmpty() ? Set.<String>of() : Set.of(scopes.split(" ", -1))));
    }
}
