package dev.socialconnector.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;

/** A JWT that the library made, as another reader finds it. */
public record MadeJwt(JsonNode header, JsonNode payload) {
    /** Takes a JWT apart. */
    public static MadeJwt of(String jwt) {
        List<String> parts = List.of(jwt.split("\\.", -1));
        assertThat(parts).hasSize(3).allMatch(part -> part.matches("[A-Za-z0-9_-]+"));
        return new MadeJwt(read(parts.get(0)), read(parts.get(1)));
    }

    private static JsonNode read(String part) {
        return AnotherReader.read(Base64.getUrlDecoder().decode(part));
    }
}
