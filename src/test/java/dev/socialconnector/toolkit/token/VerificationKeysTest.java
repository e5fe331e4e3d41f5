package dev.socialconnector.toolkit.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.fuzzing.FixedKey;
import dev.socialconnector.toolkit.http.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** C3, D5: what counts as a key, shown by the seeds of {@link KeySetFuzzTest}. */
class VerificationKeysTest {
    @Test
    void anIdOfTwoDifferentKeysIsNobodys() throws IOException {
        VerificationKeys keys = keys("same-id-twice");

        assertThat(keys.find(Optional.of("a"), SigningAlgorithm.RS256, key -> true))
                .isEmpty();
        assertThat(keys.find(Optional.of("b"), SigningAlgorithm.RS256, key -> true))
                .hasSize(1);
        assertThat(keys.find(Optional.empty(), SigningAlgorithm.RS256, key -> true))
                .hasSize(3);
        assertThat(keys.size()).isEqualTo(3);
    }

    @Test
    void withoutAnIdTheFewKeysAreTried() throws IOException {
        assertThat(keys("without-id").find(Optional.empty(), SigningAlgorithm.RS256, key -> true))
                .hasSize(1);
        assertThat(keys("without-id").haveNames()).isFalse();
        assertThat(keys("two-keys").find(Optional.empty(), SigningAlgorithm.RS256, key -> true))
                .hasSize(2);
        assertThat(parsed(IntStream.range(0, 9)
                                .mapToObj(i -> key("kid", "k" + i))
                                .toList())
                        .find(Optional.empty(), SigningAlgorithm.RS256, key -> true))
                .hasSize(5);
    }

    static Stream<Arguments> needlessMembers() {
        return Stream.of(
                Arguments.of("x5c", List.of("")),
                Arguments.of("x5c", "AAAA"),
                Arguments.of("x5t", 7),
                Arguments.of("x5t#S256", ""),
                Arguments.of("x5u", "::"),
                Arguments.of("crv", ""),
                Arguments.of("x", 7),
                Arguments.of("exp", "tomorrow"),
                Arguments.of("nbf", "yesterday"),
                Arguments.of("iat", "now"),
                Arguments.of("d", "!!"),
                Arguments.of("oth", "none"),
                Arguments.of("revoked", "no"),
                Arguments.of("unheard-of", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("needlessMembers")
    void whatIsNotNeededLosesNoKey(String member, Object value) {
        assertThat(parsed(List.of(key(member, value)))
                        .find(Optional.of(FixedKey.ID), SigningAlgorithm.RS256, key -> true))
                .hasSize(1);
    }

    static Stream<Arguments> neededMembers() {
        return Stream.of(
                Arguments.of("use", "enc"),
                Arguments.of("key_ops", List.of("sign")),
                Arguments.of("alg", "unheard-of"),
                Arguments.of("kty", "oct"),
                Arguments.of("n", "AQAB"),
                Arguments.of("e", ""));
    }

    @ParameterizedTest
    @MethodSource("neededMembers")
    void whatIsNeededIsStillChecked(String member, Object value) {
        assertThat(VerificationKeys.parse(set(List.of(key(member, value))))).isEmpty();
    }

    private static VerificationKeys parsed(List<Map<String, Object>> keys) {
        return VerificationKeys.parse(set(keys)).orElseThrow();
    }

    private static JsonObject set(List<Map<String, Object>> keys) {
        return new JsonObject(Map.of("keys", keys));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> key(String member, Object value) {
        JsonObject published = JsonObject.parse(new FixedKey().keySet().getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        List<Map<String, Object>> keys = (List<Map<String, Object>>)
                Objects.requireNonNull(published.members().get("keys"));
        Map<String, Object> key = new HashMap<>(keys.get(0));
        key.put(member, value);
        return key;
    }

    private static VerificationKeys keys(String seed) throws IOException {
        String name = "KeySetFuzzTestInputs/onlyProperKeysAreKept/" + seed + ".json";
        try (InputStream file = Objects.requireNonNull(VerificationKeysTest.class.getResourceAsStream(name))) {
            return VerificationKeys.parse(JsonObject.parse(file.readAllBytes()).orElseThrow())
                    .orElseThrow();
        }
    }
}
