package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README and the pages of {@code src/docs} are true: their examples compile, their tables are those of the code, their links lead on. */
final class DocumentationTest {
    /** What the example takes for granted of its host. */
    private static final String HOST = """
            import dev.socialconnector.*;
            import dev.socialconnector.settings.*;
            import dev.socialconnector.capability.*;
            import dev.socialconnector.webhook.*;
            import dev.socialconnector.kakao.capability.*;
            import dev.socialconnector.kakao.settings.*;
            import dev.socialconnector.line.*;
            import java.net.URI;
            import java.util.List;
            import java.util.Map;

            abstract class Host {
                interface Store {
                    void put(String browser, String state, Map<String, String> session);
                    Map<String, String> take(String browser, String state);
                }
                interface Users {
                    void signIn(String provider, SocialProfile profile);
                    void signOut(String provider, String subject);
                    java.time.Instant lastSignIn(String provider, String subject);
                    void forget(String provider, String subject);
                }
                static final String CALLBACK = "https://id.example.kr/callback/kakao";
                Store store;
                Users users;
                abstract void redirect(URI uri);
                abstract void send(WebhookAnswer answer);
                void example(Map<String, String> settings, ConnectorContext context, String browser, String query) {
                    EXAMPLE
                }
                void another(ConnectorContext context, String clientId, String clientSecret) {
                    OIDC
                }
                void webhooks(
                        SocialConnector kakao, String method, Map<String, List<String>> headers, String query, String body) {
                    WEBHOOKS
                }
                void abilities(SocialConnector kakao, SocialConnector line, TokenSet tokens, String subject, List<String> subjects, SocialProfile profile,
                        SocialLogin login, AuthorizationOptions options, AuthorizationSession session, String query,
                        LogoutSession logoutSession, String idToken, String nonce, WebhookRequest webhookRequest) {
                    ABILITIES
                }
                void errors(SocialConnector kakao, AuthorizationCallback callback, AuthorizationSession session) {
                    ERRORS
                }
                abstract void show(String text);
                abstract void showSignInPage(ConnectorException.Turn turn);
                static final String SIGNED_OUT = "https://id.example.kr/";
                void configuration(ConnectorConfig config) {
                    CONFIGURATION
                }
            }
            """;

    private static final String SERVLET = """
            import dev.socialconnector.*;
            import jakarta.servlet.http.*;
            import java.io.IOException;
            import java.util.Map;
            import java.util.concurrent.ConcurrentHashMap;

            final class Host {
                interface Users { void signIn(HttpServletRequest request, String target, SocialProfile profile); }
                static final class Servlets {
                    SERVLET
                }
            }
            """;

    private static final Path README = Path.of("README.md");
    private static final Path DOCS = Path.of("src/docs");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static String readme;

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readString(README);
    }

    @Test
    void theExamplesCompile(@TempDir Path folder) {
        String source = HOST.replace("EXAMPLE", firstExample(readme))
                .replace("OIDC", firstExample(page("connectors/oidc.md")))
                .replace("WEBHOOKS", firstExample(page("webhooks.md")))
                .replace("ABILITIES", abilities())
                .replace("ERRORS", example(page("errors.md"), 0))
                .replace("CONFIGURATION", example(page("hosts.md"), 1));

        assertCompiles(source, folder);
    }

    @Test
    void theServletCompilesAndIsShort(@TempDir Path folder) {
        String servlet = firstExample(page("hosts.md"));

        assertCompiles(
                SERVLET.replace("SERVLET", servlet.replace("public final class", "public static final class")), folder);
        assertThat(servlet.lines()).hasSizeLessThanOrEqualTo(45);
    }

    private static void assertCompiles(String source, Path folder) {
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
        long lines = firstExample(readme).lines().count();

        assertThat(lines).isLessThanOrEqualTo(15);
    }

    @Test
    void theTwoCommandsStandAtTheTop() {
        List<String> top = readme.lines().limit(40).toList();

        assertThat(top).contains("mvn -q test-compile exec:java", "mvn verify");
    }

    @Test
    void theReadmeIsReadToItsEnd() {
        assertThat(readme.lines()).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void everyLinkLeadsOn() throws IOException {
        try (Stream<Path> docs = Files.walk(DOCS)) {
            assertThat(Stream.concat(Stream.of(README), docs)
                            .filter(page -> page.toString().endsWith(".md")))
                    .allSatisfy(page -> {
                        assertThat(LINK.matcher(Files.readString(page))
                                        .results()
                                        .map(link -> link.group(1)))
                                .filteredOn(link -> !link.contains("://"))
                                .allSatisfy(link ->
                                        assertThat(page.resolveSibling(link)).exists());
                    });
        }
    }

    /** A new connector's table comes out of the failure, ready to paste under the guide's heading. */
    @Test
    void theConfigurationTablesAreTheFormsOwn() {
        assertThat(Connectors.load().all()).isNotEmpty().allSatisfy(factory -> {
            String guide = "connectors/" + factory.metadata().id() + ".md";
            String expected = SettingsTable.of(factory.metadata(), "en");

            assertThat(SettingsTable.under("## Settings", page(guide)))
                    .as("the table of %s must be:%n%n%s%n", guide, expected)
                    .isEqualTo(expected);
        });
    }

    @Test
    void kakaosKoreanTableIsTheFormsOwn() {
        String expected =
                SettingsTable.of(Connectors.load().find("kakao").orElseThrow().metadata(), "ko");

        assertThat(SettingsTable.under("## 설정", page("connectors/kakao.ko.md")))
                .as("the table must be:%n%n%s%n", expected)
                .isEqualTo(expected);
    }

    @Test
    void linesJapaneseTableIsTheFormsOwn() {
        String expected =
                SettingsTable.of(Connectors.load().find("line").orElseThrow().metadata(), "ja");

        assertThat(SettingsTable.under("## 設定", page("connectors/line.ja.md")))
                .as("the table must be:%n%n%s%n", expected)
                .isEqualTo(expected);
    }

    @Test
    void everyConnectorHasAGuideThatTheReadmeNames() {
        assertThat(Connectors.load().all()).allSatisfy(factory -> assertThat(readme)
                .contains("](src/docs/connectors/" + factory.metadata().id() + ".md)"));
    }

    @Test
    void everyReasonIsExplained() {
        for (Reason reason : Reason.values()) {
            String row = "| `%s` | %s |".formatted(reason, reason.turn().name().toLowerCase(Locale.ROOT));

            assertThat(page("errors.md")).contains(row);
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

            assertThat(readme + page("write-a-connector.md"))
                    .contains("costs " + files.size() + " files with " + lines + " lines in all");
            assertThat(lines).isLessThan(150);
        }
    }

    private static String page(String name) {
        try {
            return Files.readString(DOCS.resolve(name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The code of each row of the table, as a statement. */
    private static String abilities() {
        return page("abilities.md")
                .lines()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(row -> row.substring(row.indexOf('|', 2)))
                .flatMap(cell -> CODE.matcher(cell).results().map(code -> code.group(1) + ";"))
                .collect(Collectors.joining("\n"));
    }

    private static String firstExample(String markdown) {
        return example(markdown, 0);
    }

    private static String example(String markdown, int number) {
        return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(markdown)
                .results()
                .skip(number)
                .findFirst()
                .orElseThrow()
                .group(1);
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
