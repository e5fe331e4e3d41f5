package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.fuzzing.Untrusted;
import dev.socialconnector.testing.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** A2: a cookie that any stranger can send. Nobody but the sealer can seal, so that only its one text may open. */
class SealedSessionFuzzTest {
    private static final ConnectorContext CONTEXT =
            ConnectorContext.using(new OkHttpClient()).withClock(new SettableClock());
    private static final SessionSealer SEALER =
            SessionSealer.of(CONTEXT, List.of(new byte[SessionSealer.KEY_BYTES], key()));
    private static final AuthorizationSession SESSION = AuthorizationSession.fromMap(Map.of(
            "connectorId", "kakao",
            "clientId", "client-1",
            "issuer", "https://idp.example.kr",
            "redirectUri", "https://id.example.kr/callback",
            "state", Untrusted.SECRET,
            "expiresAt", "2026-06-01T03:10:00Z"));
    /** The seed {@code genuine}: SESSION, sealed with the second key. */
    private static final String GENUINE = seed("genuine");

    @FuzzTest
    void onlyTheGenuineTextOpens(byte[] input) {
        String sealed = new String(input, StandardCharsets.UTF_8);

        Optional<AuthorizationSession> session = Untrusted.accepted(() -> SEALER.open(sealed, "kakao"));

        assertThat(session).isEqualTo(sealed.equals(GENUINE) ? Optional.of(SESSION) : Optional.empty());
    }

    private static byte[] key() {
        byte[] key = new byte[SessionSealer.KEY_BYTES];
        Arrays.fill(key, (byte) 7);
        return key;
    }

    private static String seed(String name) {
        String path = "SealedSessionFuzzTestInputs/onlyTheGenuineTextOpens/" + name;
        try (InputStream file = SealedSessionFuzzTest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(file, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
