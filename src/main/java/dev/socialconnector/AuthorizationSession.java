package dev.socialconnector;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one sign-in under way, as a value that the host keeps between {@link SocialConnector#begin} and
 * {@link SocialConnector#complete}.
 *
 * <p>Keep it where only the server and this one browser can reach it: a server-side session, or a store under a random key that
 * an {@code HttpOnly} cookie carries. Take it out <em>once</em>, reading and deleting in one step: that is the protection
 * against a callback that is sent twice. Any node of a cluster can finish what another began.
 *
 * @param connectorId id of the connector that began
 * @param clientId client id that it began with
 * @param issuer the provider that it began with, by the name or address that the connector knows it by
 * @param redirectUri redirect URI that was sent, to be repeated at the token endpoint (RFC 6749 section 4.1.3)
 * @param state value that the callback must bring back (RFC 6749 section 10.12)
 * @param nonce value that the ID token must carry, if OpenID Connect is on (OpenID Connect Core section 3.1.2.1)
 * @param codeVerifier secret of the code challenge, if PKCE is on (RFC 7636)
 * @param scopes the scopes that were sent; empty if none was
 * @param expiresAt moment from which on the callback is refused
 * @param withProfile whether the profile is to be asked for, see {@link AuthorizationOptions#withoutProfile()}
 * @param expectedSubject who must sign in, if anybody in particular; see {@link AuthorizationOptions#expecting(String)}
 */
public record AuthorizationSession(
        String connectorId,
        String clientId,
        String issuer,
        String redirectUri,
        String state,
        Optional<String> nonce,
        Optional<String> codeVerifier,
        List<String> scopes,
        Instant expiresAt,
        boolean withProfile,
        Optional<String> expectedSubject) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the state is empty, which any callback could match
     */
    public AuthorizationSession {
        Objects.requireNonNull(connectorId, "connectorId");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(redirectUri, "redirectUri");
        if (state.isEmpty()) {
            throw new IllegalArgumentException("state must not be empty");
        }
        Objects.requireNonNull(nonce, "nonce");
        Objects.requireNonNull(codeVerifier, "codeVerifier");
        scopes = List.copyOf(scopes);
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(expectedSubject, "expectedSubject");
    }

    /** Returns this session as text, key by key, for any store. The values are secrets. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("connectorId", connectorId);
        map.put("clientId", clientId);
        map.put("issuer", issuer);
        map.put("redirectUri", redirectUri);
        map.put("state", state);
        nonce.ifPresent(value -> map.put("nonce", value));
        codeVerifier.ifPresent(value -> map.put("codeVerifier", value));
        if (!scopes.isEmpty()) {
            map.put("scope", String.join(" ", scopes));
        }
        map.put("expiresAt", expiresAt.toString());
        map.put("withProfile", Boolean.toString(withProfile));
        expectedSubject.ifPresent(subject -> map.put("expectedSubject", subject));
        return map;
    }

    /**
     * Restores what {@link #toMap()} wrote. A store that has no session for this browser (any more) may hand over null or an
     * empty map as it is.
     *
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if there is no session in it: the person starts again
     */
    public static AuthorizationSession fromMap(@Nullable Map<String, String> map) {
        if (map == null || map.isEmpty()) {
            throw refusal("no sign-in is under way in this browser, or it was finished already");
        }
        try {
            return new AuthorizationSession(
                    required(map, "connectorId"),
                    required(map, "clientId"),
                    required(map, "issuer"),
                    required(map, "redirectUri"),
                    required(map, "state"),
                    Optional.ofNullable(map.get("nonce")),
                    Optional.ofNullable(map.get("codeVerifier")),
                    map.containsKey("scope") ? List.of(required(map, "scope").split(" ", -1)) : List.of(),
                    Instant.parse(required(map, "expiresAt")),
                    !"false".equals(map.get("withProfile")),
                    Optional.ofNullable(map.get("expectedSubject")));
        } catch (DateTimeException malformed) {
            throw refusal("the stored session has no readable expiresAt");
        }
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "AuthorizationSession[connectorId=" + connectorId + ", expiresAt=" + expiresAt + "]";
    }

    private static String required(Map<String, String> map, String key) {
        String value = map.get(key);
        if (value == null || value.isEmpty()) {
            throw refusal("the stored session lacks " + key);
        }
        return value;
    }

    private static ConnectorException refusal(String why) {
        return new ConnectorException(Reason.INVALID_CALLBACK, Step.CALLBACK, why);
    }
}
