package dev.socialconnector.toolkit.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.toolkit.http.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** C3, D5: what counts as a key, shown by the seeds of {@link KeySetFuzzTest}. */
class VerificationKeysTest {
    @Test
    void anIdOfTwoDifferentKeysIsNobodys() throws IOException {
        VerificationKeys keys = keys("same-id-twice");

        assertThat(keys.find(Optional.of("a"))).isEmpty();
        assertThat(keys.find(Optional.of("b"))).isPresent();
        assertThat(keys.find(Optional.empty())).isEmpty();
        assertThat(keys.size()).isEqualTo(3);
    }

    @Test
    void theOnlyKeyNeedsNoId() throws IOException {
        assertThat(keys("without-id").find(Optional.empty())).isPresent();
        assertThat(keys("without-id").canBeFound()).isTrue();
        assertThat(keys("two-keys").find(Optional.empty())).isEmpty();
    }

    private static VerificationKeys keys(String seed) throws IOException {
        String name = "KeySetFuzzTestInputs/onlyProperKeysAreKept/" + seed + ".json";
        try (InputStream file = Objects.requireNonNull(VerificationKeysTest.class.getResourceAsStream(name))) {
            return VerificationKeys.parse(JsonObject.parse(file.readAllBytes()).orElseThrow())
                    .orElseThrow();
        }
    }
}
