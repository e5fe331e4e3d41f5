package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README is true: its examples compile, and its tables are those of the code. */
final class ReadmeTest {
    /** What the example takes for granted of its host. */
    private static final String HOST = """
            import dev.socialconnector.*;
            import dev.socialconnector.settings.*;
            import dev.socialconnector.capability.*;
            import dev.socialconnector.webhook.*;
            import dev.socialconnector.kakao.capability.*;
            import dev.socialconnector.kakao.settings.*;
            import java.net.URI;
            import java.util.List;
            import java.util.Map;

            abstract class Host {
                interface Store { void put(String browser, Map<String, String> session); Map<String, String> take(String browser); }
                interface Users {
                    void signIn(String provider, String subject, SocialProfile profile);
                    void signOut(String provider, String subject);
                    java.time.Instant lastSignIn(String provider, String subject);
                    void forget(String provider, String subject);
                }
                static final String CALLBACK = "https://id.example.kr/callback/kakao";
                Store store;
                Users users;
                abstract void redirect(URI uri);
                abstract void send(WebhookAnswer answer);
                void example(Map<String, String> settings, okhttp3.OkHttpClient okHttp, String browser, String query) {
                    EXAMPLE
                }
                void another(ConnectorContext context, String clientId, String clientSecret) {
                    OIDC
                }
                void webhooks(
                        SocialConnector kakao, String method, Map<String, List<String>> headers, String query, String body) {
                    WEBHOOKS
                }
                void configuration(ConnectorConfig config) {
                    CONFIGURATION
                }
            }
            """;

    private static String readme;

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readString(Path.of("README.md"));
    }

    @Test
    void theExamplesCompile(@TempDir Path folder) {
        String source = HOST.replace("EXAMPLE", firstMatch("```java\n(.*?)```"))
                .replace("OIDC", firstMatch("## Any other OpenID Connect provider\n.*?```java\n(.*?)```"))
                .replace("WEBHOOKS", firstMatch("## Webhooks\n.*?```java\n(.*?)```"))
                .replace("CONFIGURATION", firstMatch("## Configuration\n.*?```java\n(.*?)```"));
        StringWriter faults = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

        boolean compiled = compiler.getTask(
                        faults,
                        null,
                        null,
                        List.of("-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(new Source(source)))
                .call();

        assertThat(faults.toString()).isEmpty();
        assertThat(compiled).isTrue();
    }

    @Test
    void theExampleIsShort() {
        long lines = firstMatch("```java\n(.*?)```").lines().count();

        assertThat(lines).isLessThanOrEqualTo(15);
    }

    @Test
    void theTwoCommandsStandAtTheTop() {
        List<String> top = readme.lines().limit(40).toList();

        assertThat(top).contains("mvn -q test-compile exec:java", "mvn verify");
    }

    /** A new connector's table comes out of the failure, ready to paste under a heading with its English name. */
    @Test
    void theConfigurationTablesAreTheFormsOwn() {
        assertThat(Connectors.load().all()).isNotEmpty().allSatisfy(factory -> {
            String heading = "### " + factory.metadata().name().english();
            String expected = SettingsTable.of(factory.metadata());

            assertThat(SettingsTable.under(heading, readme))
                    .as("the table under %s must be:%n%n%s%n", heading, expected)
                    .isEqualTo(expected);
        });
    }

    @Test
    void everyReasonIsExplained() {
        for (Reason reason : Reason.values()) {
            String row = "| `%s` | %s |".formatted(reason, reason.turn().name().toLowerCase(Locale.ROOT));

            assertThat(readme).contains(row);
        }
    }

    /** Of the smallest connector that there is, with all that stands in its jar. */
    @Test
    void whatAProviderCostsIsCounted() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/it/strangers-connector/connector/src/main"))) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            long lines = 0;
            for (Path file : files) {
                lines += Files.readAllLines(file).size();
            }

            assertThat(readme).contains("costs " + files.size() + " files with " + lines + " lines in all");
            assertThat(lines).isLessThan(150);
        }
    }

    private static String firstMatch(String regex) {
        Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(readme);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Host.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
