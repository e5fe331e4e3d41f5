package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.Connectors.Problem;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plug-ins that cannot be used are reported by name, and take nobody down with them. */
class BrokenPlugInTest {
    @TempDir
    private Path directory;

    /** G2: listed but not there. */
    @Test
    void aMissingClassIsReported() throws IOException {
        assertOnlyProblem(withHealthyNeighbours(jar -> jar.registering("Missing")), "stranger.Missing");
    }

    /** G2: no factory at all. */
    @Test
    void aClassThatIsNoFactoryIsReported() throws IOException {
        assertOnlyProblem(
                withHealthyNeighbours(jar -> jar.registering("Alien").with("Alien", "public class Alien {}")),
                "stranger.Alien");
    }

    /** G2: not constructible, in each way that a constructor can fail. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "public Broken() { throw new IllegalStateException(\"no\"); }",
                "public Broken() { throw new AssertionError(\"no\"); }",
                "public Broken() throws Exception { throw new java.io.IOException(\"no\"); }",
                "public Broken(String needed) {}",
                "private Broken() {}",
                "static final int BROKEN = Integer.parseInt(\"no\");",
                "public Broken() { Library.call(); }"
            })
    void aFactoryThatCannotBeMadeIsReported(String member) throws IOException {
        assertOnlyProblem(
                withHealthyNeighbours(jar -> jar.factory("Broken", "broken", member)
                        .with("Library", "class Library { static void call() {} }")
                        .losing("Library")),
                "stranger.Broken");
    }

    /** G2: cannot say what it is, in each way that its metadata can fail. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw new IllegalStateException(\"no\");",
                "return null;",
                "return ConnectorMetadata.of(\"Not An Id\", LocalizedText.of(\"X\"),"
                        + " java.net.URI.create(\"https://x.example.kr/\"));",
                "throw new NoSuchMethodError(\"of an older version\");",
                "throw new ServiceConfigurationError(\"no\");",
                "Library.call(); return null;"
            })
    void aFactoryThatCannotDescribeItselfIsReported(String body) throws IOException {
        assertOnlyProblem(
                withHealthyNeighbours(jar -> jar.describedBy("Broken", body)
                        .with("Library", "class Library { static void call() {} }")
                        .losing("Library")),
                "stranger.Broken");
    }

    /** G2: fails as languages other than Java do: unfinished Kotlin throws an Error, and checked exceptions need no clause. */
    @ParameterizedTest
    @ValueSource(strings = {"throw new Error(\"not implemented\");", "throw Broken.<RuntimeException>sneak();"})
    void aFactoryThatFailsInAnotherLanguageIsReported(String body) throws IOException {
        String sneak = """
                @Override public ConnectorMetadata metadata() { %s }
                @SuppressWarnings("unchecked") static <E extends Throwable> RuntimeException sneak() throws E {
                    throw (E) new java.io.IOException("no");
                }
                """.formatted(body);

        assertOnlyProblem(
                withHealthyNeighbours(jar -> jar.registering("Broken")
                        .with(
                                "Broken",
                                "public class Broken implements ConnectorFactory { " + sneak
                                        + "@Override public SocialConnector create(ConnectorConfig config,"
                                        + " ConnectorContext context) { return null; } }")),
                "stranger.Broken");
    }

    /** G2: incompatible; built against a class that this version of the library, or of another jar, does not have. */
    @Test
    void aFactoryWhoseParentIsGoneIsReported() throws IOException {
        assertOnlyProblem(
                withHealthyNeighbours(jar -> jar.registering("Orphan")
                        .with("Orphan", "public abstract class Orphan extends Parent implements ConnectorFactory {}")
                        .with("Parent", "public class Parent {}")
                        .losing("Parent")),
                "stranger.Orphan");
    }

    /** G2: incompatible; compiled for a Java that is yet to come. */
    @Test
    void aFactoryForANewerJavaIsReported() throws IOException {
        assertOnlyProblem(
                withHealthyNeighbours(jar -> jar.factory("Newer", "newer", "").forANewerJava("Newer")),
                "stranger.Newer");
    }

    /** G2: duplicate; the first one stays. */
    @Test
    void aSecondFactoryOfAnIdIsReported() throws IOException {
        PlugInJar jar = withHealthyNeighbours(all -> all.factory("Twin", "first", ""));

        Problem problem = assertOnlyProblem(jar, "stranger.Twin");

        assertThat(problem.message()).contains("first", "stranger.First");
        try (URLClassLoader loader = jar.open()) {
            ConnectorFactory first = Connectors.load(loader).find("first").orElseThrow();
            assertThat(first.getClass().getName()).isEqualTo("stranger.First");
        }
    }

    /** G2: every one of many is reported. */
    @Test
    void eachOfManyProblemsIsReported() throws IOException {
        PlugInJar jar = withHealthyNeighbours(all -> all.registering("Missing")
                .describedBy("Mute", "throw new IllegalStateException();")
                .factory("Unmakeable", "unmakeable", "public Unmakeable() { throw new IllegalStateException(); }")
                .factory("Twin", "first", ""));

        try (URLClassLoader loader = jar.open()) {
            List<Problem> problems = Connectors.load(loader).problems();

            assertThat(problems)
                    .map(Problem::toString)
                    .satisfiesExactlyInAnyOrder(
                            text -> assertThat(text).contains("stranger.Missing"),
                            text -> assertThat(text).contains("stranger.Mute"),
                            text -> assertThat(text).contains("stranger.Unmakeable"),
                            text -> assertThat(text).contains("stranger.Twin"));
        }
    }

    /** G2: factories given by hand are looked at in the same way. */
    @Test
    void problemsOfFactoriesGivenByHandAreReported() throws IOException {
        ConnectorFactory kakao = Connectors.load().find("kakao").orElseThrow();
        try (URLClassLoader loader = withHealthyNeighbours(jar -> jar).open()) {
            ConnectorFactory first = Connectors.load(loader).find("first").orElseThrow();

            Connectors connectors = Connectors.of(new Outdated(), kakao, kakao, first);

            assertThat(connectors.all()).containsExactly(kakao, first);
            assertThat(connectors.problems())
                    .map(Problem::provider)
                    .containsExactly(Outdated.class.getName(), kakao.getClass().getName());
        }
    }

    /** Was compiled against another version of something. */
    private static final class Outdated implements ConnectorFactory {
        @Override
        public ConnectorMetadata metadata() {
            throw new NoSuchMethodError("of an older version");
        }

        @Override
        public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
            throw new IllegalStateException("not asked for");
        }
    }

    private PlugInJar withHealthyNeighbours(UnaryOperator<PlugInJar> broken) {
        PlugInJar jar = new PlugInJar(directory).factory("First", "first", "");
        return broken.apply(jar).factory("Last", "last", "");
    }

    private static Problem assertOnlyProblem(PlugInJar jar, String name) throws IOException {
        try (URLClassLoader loader = jar.open()) {
            Connectors connectors = Connectors.load(loader);

            assertThat(connectors.all())
                    .map(factory -> factory.metadata().id())
                    .containsExactlyInAnyOrder(
                            "kakao",
                            "oidc",
                            "naver",
                            "line",
                            "google",
                            "apple",
                            "github",
                            "microsoft",
                            "first",
                            "last");
            assertThat(connectors.problems()).hasSize(1);
            Problem problem = connectors.problems().get(0);
            assertThat(problem.toString()).contains(name);
            return problem;
        }
    }
}
