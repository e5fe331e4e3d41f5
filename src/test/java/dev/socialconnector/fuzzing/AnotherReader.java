package dev.socialconnector.fuzzing;

import static com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION;
import static com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** Reads JSON in another way than the library, to see whether both find the same in it. */
public final class AnotherReader {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(STRICT_DUPLICATE_DETECTION)
            .enable(FAIL_ON_TRAILING_TOKENS)
            .build();

    private AnotherReader() {}

    /** Reads what the library took for an object. */
    public static JsonNode read(byte[] accepted) {
        try {
            return JSON.readTree(new String(accepted, StandardCharsets.UTF_8));
        } catch (JsonProcessingException different) {
            throw new AssertionError("accepted, but not JSON for another reader", different);
        }
    }
}
