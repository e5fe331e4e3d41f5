package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.ConnectorException.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session on its way into the host's store and back, and a callback on its way in. */
class StoredSessionTest {
    private static final AuthorizationSession SESSION = AuthorizationSession.fromMap(Map.of(
            "connectorId", "kakao",
            "clientId", "client",
            "issuer", "https://idp.example.kr",
            "redirectUri", "https://id.example.kr/cb?a=1&b=콜백",
            "state", "the-state",
            "nonce", "the-nonce",
            "codeVerifier", "the-verifier",
            "expiresAt", "2026-06-01T03:10:00.123456789Z",
            "withProfile", "false"));

    /** A1, A3: all that the second half needs survives the store. */
    @Test
    void aStoredSessionComesBackWhole() {
        AuthorizationSession back = AuthorizationSession.fromMap(SESSION.toMap());

        assertThat(back).isEqualTo(SESSION);
        assertThat(back.redirectUri()).isEqualTo("https://id.example.kr/cb?a=1&b=콜백");
        assertThat(back.state()).isEqualTo("the-state");
        assertThat(back.nonce()).contains("the-nonce");
        assertThat(back.codeVerifier()).contains("the-verifier");
        assertThat(back.expiresAt()).isEqualTo("2026-06-01T03:10:00.123456789Z");
        assertThat(back.withProfile()).isFalse();
    }

    /** A2: a callback in a browser without a sign-in under way. */
    @ParameterizedTest
    @NullAndEmptySource
    void noSessionMeansStartAgain(@Nullable Map<String, String> stored) {
        ConnectorException refusal =
                catchThrowableOfType(ConnectorException.class, () -> AuthorizationSession.fromMap(stored));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    /** A2: a session that lost what callbacks are checked by is none. */
    @ParameterizedTest
    @ValueSource(strings = {"connectorId", "clientId", "issuer", "redirectUri", "state", "expiresAt"})
    void aSessionThatLostAPartIsRefusedByName(String key) {
        Map<String, String> without = SESSION.toMap();
        without.remove(key);
        Map<String, String> blank = SESSION.toMap();
        blank.put(key, "");

        for (Map<String, String> stored : List.of(without, blank)) {
            ConnectorException refusal =
                    catchThrowableOfType(ConnectorException.class, () -> AuthorizationSession.fromMap(stored));
            assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
            assertThat(refusal).hasMessageContaining(key).hasMessageNotContaining("the-");
        }
    }

    /** A2: an expiry that cannot be read is no licence. */
    @ParameterizedTest
    @ValueSource(strings = {"never", "1780000000", "2026-13-01T00:00:00Z", "+9999999999-01-01T00:00:00Z"})
    void anUnreadableExpiryIsRefused(String expiry) {
        Map<String, String> stored = SESSION.toMap();
        stored.put("expiresAt", expiry);

        ConnectorException refusal =
                catchThrowableOfType(ConnectorException.class, () -> AuthorizationSession.fromMap(stored));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    /** A2: a repeated parameter, as query and as a servlet's parameter map, also if its values agree. */
    @ParameterizedTest
    @ValueSource(strings = {"state", "code", "error", "iss"})
    void aRepeatedParameterIsRefused(String name) {
        String twice = name + "=one&" + name + "=one";

        ConnectorException inQuery =
                catchThrowableOfType(ConnectorException.class, () -> AuthorizationCallback.fromQuery(twice));
        ConnectorException inMap = catchThrowableOfType(
                ConnectorException.class,
                () -> AuthorizationCallback.fromParameters(Map.of(name, List.of("one", "one"))));

        assertThat(inQuery.reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(inMap.reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    /** A2: a query that is no query is nobody's callback, and no exception of the decoder's. */
    @ParameterizedTest
    @ValueSource(strings = {"state=%", "state=%zz", "%=1", "state=%-1"})
    void aBrokenEscapeIsRefused(String query) {
        ConnectorException refusal =
                catchThrowableOfType(ConnectorException.class, () -> AuthorizationCallback.fromQuery(query));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }
}
