package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The promises of {@code src/docs/promises.md} and the tests that say which of them they keep. */
final class PromisesTest {
    private static final Pattern PROMISE = Pattern.compile("^- ([A-H]\\d+b?) ", Pattern.MULTILINE);
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*.*?\\*/|(?m)(?<![:\"])//.*$");
    /** One number, or all from one to another. */
    private static final Pattern NUMBERS = Pattern.compile("\\b([A-H])(\\d{1,2})(b?)\\b(?: to \\1(\\d{1,2})\\b)?");

    @Test
    void everyNumberThatATestNamesIsAPromise() throws IOException {
        assertThat(promises()).containsAll(named());
    }

    @Test
    void everyPromiseIsNamedByATest() throws IOException {
        assertThat(named()).containsAll(promises());
    }

    private static Set<String> promises() throws IOException {
        return PROMISE.matcher(Files.readString(Path.of("src/docs/promises.md")))
                .results()
                .map(promise -> promise.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> named() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> COMMENT.matcher(read(file)).results())
                    .flatMap(comment -> NUMBERS.matcher(comment.group()).results())
                    .flatMap(PromisesTest::all)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> all(MatchResult numbers) {
        int first = Integer.parseInt(numbers.group(2));
        int last = numbers.group(4) == null ? first : Integer.parseInt(numbers.group(4));
        return IntStream.rangeClosed(first, last).mapToObj(number -> numbers.group(1) + number + numbers.group(3));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
