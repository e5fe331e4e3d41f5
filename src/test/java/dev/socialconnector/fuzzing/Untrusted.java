package dev.socialconnector.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** What holds for everything that comes from outside: it is accepted or refused, soon, and a refusal does not quote it. */
public final class Untrusted {
    /** Stands for all secrets in the seeds. The fuzzer carries it to any place; it must come back from none. */
    public static final String SECRET = "geheim7q";

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private Untrusted() {}

    /** Reads an input, and returns what was made of it, or nothing if it was refused as it should be. */
    public static <T> Optional<T> accepted(Supplier<T> reading) {
        long start = System.nanoTime();
        Optional<T> outcome = attempt(reading);
        if (since(start).compareTo(LONGEST) > 0) { // a busy machine or a new JVM is slow once, an evil input each time
            start = System.nanoTime();
            outcome = attempt(reading);
            assertThat(since(start)).isLessThan(LONGEST);
        }
        return outcome;
    }

    /** Returns a seed of a fuzz test, to show that what is right is accepted. */
    public static byte[] seed(Class<?> test, String name) {
        try (InputStream seed = test.getResourceAsStream(test.getSimpleName() + "Inputs/" + name)) {
            return Objects.requireNonNull(seed, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Requires that a refusal tells in a short line what is wrong, of a form all faults at once, and nothing that came from outside. */
    public static void requireSilent(Throwable refusal) {
        for (Throwable part = refusal; part != null; part = part.getCause()) {
            assertThat(part.toString())
                    .hasSizeLessThan(longest(part))
                    .matches("[ -~]*")
                    .doesNotContain(SECRET);
        }
    }

    private static int longest(Throwable refusal) {
        return refusal instanceof ConnectorException failure && failure.step() == Step.CONFIGURATION ? 500 : 300;
    }

    private static <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (ConnectorException refusal) {
            requireSilent(refusal);
            return Optional.empty();
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
