package dev.socialconnector;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Builds the jar of a plug-in as strangers do: from source, against this library, with a service file. */
final class PlugInJar {
    private final Path directory;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> registered = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> newer = new ArrayList<>();

    PlugInJar(Path directory) {
        this.directory = directory;
    }

    /** Adds a class of package {@code stranger}, whose source names itself. */
    PlugInJar with(String className, String source) {
        sources.put(
                className,
                "package stranger;\nimport dev.socialconnector.*;\nimport dev.socialconnector.settings.*;\nimport java.util.*;\n"
                        + source);
        return this;
    }

    /** Adds a factory with this id whose class has this member besides. */
    PlugInJar factory(String className, String id, String member) {
        return registering(className).with(className, """
                        public class %s implements ConnectorFactory {
                            %s
                            @Override public ConnectorMetadata metadata() {
                                return ConnectorMetadata.of("%s", LocalizedText.of("Stranger"),
                                        java.net.URI.create("https://docs.example.kr/"));
                            }
                            @Override public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
                                throw new IllegalStateException("not asked for");
                            }
                        }
                        """.formatted(className, member, id));
    }

    /** Adds a factory that describes itself in this way, given as statements. */
    PlugInJar describedBy(String className, String body) {
        return registering(className).with(className, """
                        public class %s implements ConnectorFactory {
                            @Override public ConnectorMetadata metadata() { %s }
                            @Override public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
                                throw new IllegalStateException("not asked for");
                            }
                        }
                        """.formatted(className, body));
    }

    /** Lists a class in the service file, whether it is there or not. */
    PlugInJar registering(String className) {
        registered.add("stranger." + className);
        return this;
    }

    /** Leaves a class out of the jar after everything was compiled against it. */
    PlugInJar losing(String className) {
        lost.add(className + ".class");
        return this;
    }

    /** Marks a class as compiled for a Java that no machine has. */
    PlugInJar forANewerJava(String className) {
        newer.add(className + ".class");
        return this;
    }

    /** Compiles, packs and opens the jar, as a child of the class loader that the library is in. */
    URLClassLoader open() {
        try {
            Path classes = Files.createDirectories(directory.resolve("classes/stranger"));
            compile();
            Path jar = directory.resolve("plug-in.jar");
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file);
                    Stream<Path> files = Files.list(classes)) {
                for (Path path : files.sorted().toList()) {
                    String name = path.getFileName().toString();
                    if (!lost.contains(name)) {
                        write(out, "stranger/" + name, content(path, newer.contains(name)));
                    }
                }
                String services = String.join("\n", registered) + "\n";
                write(
                        out,
                        "META-INF/services/" + ConnectorFactory.class.getName(),
                        services.getBytes(StandardCharsets.UTF_8));
            }
            return new URLClassLoader(new URL[] {jar.toUri().toURL()}, ConnectorFactory.class.getClassLoader());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void compile() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-Xlint:none",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                directory.resolve("classes").toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = directory.resolve(source.getKey() + ".java");
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (!sources.isEmpty() && compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the plug-in does not compile");
        }
    }

    /** The class file's major version is in its seventh and eighth byte (JVM specification section 4.1). */
    private static byte[] content(Path classFile, boolean newer) throws IOException {
        byte[] content = Files.readAllBytes(classFile);
        if (newer) {
            content[6] = 0x7f;
        }
        return content;
    }

    private static void write(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
