package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What GraalVM's native-image has to be told: the resources that are read by name. Classes it sees by itself, as HouseRulesTest keeps
 * reflection away.
 */
final class NativeImageTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String METADATA = "META-INF/native-image/";
    private static final Path FILE =
            RESOURCES.resolve(METADATA + "dev.socialconnector/social-connector/reachability-metadata.json");

    @Test
    void everyResourceIsNamed() throws IOException {
        JsonNode metadata = new ObjectMapper().readTree(FILE.toFile());

        assertThat(metadata.findValuesAsText("glob")).containsExactlyInAnyOrderElementsOf(resources());
    }

    @Test
    void nothingIsAskedForThatWouldTakeReflection() throws IOException {
        JsonNode metadata = new ObjectMapper().readTree(FILE.toFile());

        assertThat(metadata.fieldNames()).toIterable().containsExactly("resources");
    }

    private static List<String> resources() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith(METADATA))
                    .toList();
        }
    }
}
