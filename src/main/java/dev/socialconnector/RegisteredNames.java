package dev.socialconnector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds out which registered class an error of {@link java.util.ServiceLoader} is about: the error itself names another, or none. For
 * that it loads classes by name, as nothing else here does; in a native image no name leads anywhere, and the class stays unknown.
 */
final class RegisteredNames {
    static final String UNKNOWN = "unknown";

    private static final String SERVICES = "META-INF/services/" + ConnectorFactory.class.getName();
    private static final Pattern PROVIDER = Pattern.compile("Provider (\\S+) ");

    private RegisteredNames() {}

    static String of(ServiceConfigurationError error) {
        Matcher provider = PROVIDER.matcher(String.valueOf(error.getMessage()));
        return provider.find() ? provider.group(1) : UNKNOWN;
    }

    /** A class that cannot be linked fails with the same words when it is loaded by its name. */
    static String of(LinkageError error, ClassLoader loader) {
        try {
            return Collections.list(loader.getResources(SERVICES)).stream()
                    .flatMap(file -> names(file).stream())
                    .filter(name -> failsAlike(name, error, loader))
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException | UncheckedIOException unreadable) {
            return UNKNOWN;
        }
    }

    private static List<String> names(URL file) {
        try (Stream<String> lines =
                new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)).lines()) {
            return lines.map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean failsAlike(String name, LinkageError error, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
            return false;
        } catch (ClassNotFoundException another) {
            return false;
        } catch (LinkageError alike) {
            return Objects.equals(alike.getMessage(), error.getMessage());
        }
    }
}
