package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.apple.AppleConnectorFactory;
import dev.socialconnector.github.GitHubConnectorFactory;
import dev.socialconnector.google.GoogleConnectorFactory;
import dev.socialconnector.kakao.KakaoConnectorFactory;
import dev.socialconnector.line.LineConnectorFactory;
import dev.socialconnector.microsoft.MicrosoftConnectorFactory;
import dev.socialconnector.naver.NaverConnectorFactory;
import dev.socialconnector.oidc.OidcConnectorFactory;
import dev.socialconnector.settings.ConnectorConfig;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Provides;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How factories are found on the class path. */
class ConnectorDiscoveryTest {
    @TempDir
    private Path directory;

    /** G1: ours. */
    @Test
    void oursAreFoundOnTheClassPath() {
        Connectors connectors = Connectors.load();

        assertThat(connectors.find("kakao")).containsInstanceOf(KakaoConnectorFactory.class);
        assertThat(connectors.find("oidc")).containsInstanceOf(OidcConnectorFactory.class);
        assertThat(connectors.find("naver")).containsInstanceOf(NaverConnectorFactory.class);
        assertThat(connectors.find("line")).containsInstanceOf(LineConnectorFactory.class);
        assertThat(connectors.find("google")).containsInstanceOf(GoogleConnectorFactory.class);
        assertThat(connectors.find("apple")).containsInstanceOf(AppleConnectorFactory.class);
        assertThat(connectors.find("github")).containsInstanceOf(GitHubConnectorFactory.class);
        assertThat(connectors.find("microsoft")).containsInstanceOf(MicrosoftConnectorFactory.class);
        assertThat(connectors.problems()).isEmpty();
        assertThat(connectors.find("nobody")).isEmpty();
    }

    /** G1: a stranger's jar, beside ours; what it makes works. */
    @Test
    void aStrangersJarIsFoundBesideOurs() throws IOException {
        try (URLClassLoader loader = strangersJar().open()) {
            Connectors connectors = Connectors.load(loader);

            assertThat(connectors.problems()).isEmpty();
            assertThat(connectors.all())
                    .map(factory -> factory.metadata().id())
                    .containsExactlyInAnyOrder(
                            "kakao", "oidc", "naver", "line", "google", "apple", "github", "microsoft", "stranger");
            assertThat(begin(connectors.find("stranger").orElseThrow()).uri())
                    .hasScheme("https")
                    .hasHost("idp.example.kr")
                    .hasParameter("client_id", "stranger-client");
        }
    }

    /** G1: by the thread's class loader, as application servers set it. */
    @Test
    void theContextClassLoaderIsAsked() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = strangersJar().open()) {
            thread.setContextClassLoader(loader);

            Connectors connectors = Connectors.load();

            assertThat(connectors.find("stranger")).isPresent();
            assertThat(connectors.find("kakao")).isPresent();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** G1: without discovery, for hosts that do without. */
    @Test
    void factoriesCanBeGivenByHand() {
        Connectors connectors = Connectors.of(new KakaoConnectorFactory());

        assertThat(connectors.find("kakao")).isPresent();
        assertThat(connectors.problems()).isEmpty();
    }

    /** G1: whoever is found on the class path is found on the module path, and the other way round. */
    @Test
    void bothRegistrationsNameTheSameFactories() throws IOException, URISyntaxException {
        URL ours = ConnectorFactory.class.getProtectionDomain().getCodeSource().getLocation();
        Path classes = Path.of(ours.toURI());
        List<String> services = Files.readAllLines(
                classes.resolve("META-INF/services/" + ConnectorFactory.class.getName()), StandardCharsets.UTF_8);

        try (InputStream module = Files.newInputStream(classes.resolve("module-info.class"))) {
            List<String> provided = ModuleDescriptor.read(module).provides().stream()
                    .filter(each -> each.service().equals(ConnectorFactory.class.getName()))
                    .map(Provides::providers)
                    .flatMap(List::stream)
                    .toList();

            assertThat(provided).contains(KakaoConnectorFactory.class.getName());
            assertThat(services).containsExactlyInAnyOrderElementsOf(provided);
        }
    }

    private static AuthorizationRequest begin(ConnectorFactory factory) {
        ConnectorContext context = ConnectorContext.using(new OkHttpClient());
        return factory.create(ConnectorConfig.of(Map.of()), context)
                .begin(AuthorizationOptions.redirectingTo("https://id.example.kr/callback/stranger"));
    }

    /** A connector of somebody else's, from the contract and the toolkit alone. */
    private PlugInJar strangersJar() {
        return new PlugInJar(directory).registering("Factory").with("Factory", """
                        import dev.socialconnector.toolkit.oauth.AuthorizationCodeFlow;
                        import dev.socialconnector.toolkit.oauth.AuthorizationEndpoint;
                        import dev.socialconnector.toolkit.oauth.ClientCredentials;
                        import dev.socialconnector.toolkit.oauth.OAuthClient;
                        import dev.socialconnector.toolkit.oauth.OAuthErrors;
                        import java.net.URI;
                        public final class Factory implements ConnectorFactory {
                            @Override public ConnectorMetadata metadata() {
                                return ConnectorMetadata.of("stranger", LocalizedText.of("Stranger"),
                                        URI.create("https://docs.example.kr/"));
                            }
                            @Override public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
                                requireValid(config);
                                AuthorizationCodeFlow flow = AuthorizationCodeFlow.oauth(OAuthClient.of(
                                        context, "stranger", "https://idp.example.kr",
                                        ClientCredentials.post("stranger-client", Optional.empty()),
                                        OAuthErrors::ofAnswer));
                                AuthorizationEndpoint page = AuthorizationEndpoint.of(
                                        URI.create("https://idp.example.kr/authorize"), true);
                                return new SocialConnector() {
                                    @Override public String id() {
                                        return "stranger";
                                    }
                                    @Override public AuthorizationRequest begin(AuthorizationOptions options) {
                                        return flow.begin(page, options, List.of());
                                    }
                                    @Override public SocialLogin complete(
                                            AuthorizationCallback callback, AuthorizationSession session) {
                                        throw new IllegalStateException("not asked for");
                                    }
                                };
                            }
                        }
                        """);
    }
}
