package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.fuzzing.Untrusted;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A2: a session from a store that somebody else may have written to. Each line of the input is an entry. */
class StoredSessionFuzzTest {
    @FuzzTest
    void aSessionIsWholeOrRefused(byte[] input) {
        Map<String, String> stored = entries(new String(input, StandardCharsets.UTF_8));

        Optional<AuthorizationSession> session = Untrusted.accepted(() -> AuthorizationSession.fromMap(stored));

        if (session.isPresent()) {
            assertThat(session.get().state()).isNotEmpty().isEqualTo(stored.get("state"));
            assertThat(session.get().nonce()).isEqualTo(Optional.ofNullable(stored.get("nonce")));
            assertThat(session.get().codeVerifier()).isEqualTo(Optional.ofNullable(stored.get("codeVerifier")));
            assertThat(AuthorizationSession.fromMap(session.get().toMap())).isEqualTo(session.get());
        }
    }

    private static Map<String, String> entries(String text) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals >= 0) {
                entries.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return entries;
    }
}
