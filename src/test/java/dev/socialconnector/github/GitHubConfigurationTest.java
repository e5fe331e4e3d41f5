package dev.socialconnector.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.github.GitHubEmulator;
import dev.socialconnector.testing.github.GitHubPaths;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which GitHub the settings mean, and how they are tried. */
final class GitHubConfigurationTest {
    private static final String BACK = "https://id.example.kr/callback/github";

    @RegisterExtension
    final GitHubBed bed = new GitHubBed();

    @Test
    void withoutServerItIsGitHubItself() {
        SocialConnector connector = create(Map.of());

        AuthorizationRequest request = connector.begin(GitHubBed.options());

        assertThat(request.uri().toString()).startsWith("https://github.com/login/oauth/authorize?");
        assertThat(request.session().issuer()).isEqualTo("https://github.com/login/oauth");
        assertThat(connector.target()).isEmpty();
        assertThat(connector.id()).isEqualTo("github");
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.example.com, https://github.example.com, https://github.example.com/api/v3",
        "https://GitHub.Example.com/, https://github.example.com, https://github.example.com/api/v3",
        "https://github.example.com:8443, https://github.example.com:8443, https://github.example.com:8443/api/v3",
        "https://acme.ghe.com, https://acme.ghe.com, https://api.acme.ghe.com",
        "https://github.com:443/, https://github.com, https://api.github.com",
        "https://10.1.2.3, https://10.1.2.3, https://10.1.2.3/api/v3"
    })
    void aServerHasItsOwnAddresses(String server, String site, String api) {
        GitHubConfig config = GitHubConfig.of(ConnectorConfig.of(settings(Map.of("server", server))));

        assertThat(config.endpoints()).isEqualTo(new GitHubEndpoints(URI.create(site), URI.create(api)));
    }

    /** The same number is another person there. */
    @ParameterizedTest
    @CsvSource({
        "https://github.example.com, github-github-example-com",
        "https://git-hub.example.com, github-git--hub-example-com",
        "https://github.example.com:8443, github-github-example-com-8443",
        "https://acme.ghe.com, github-acme-ghe-com"
    })
    void accountsOfAServerAreFiledApart(String server, String target) {
        assertThat(create(Map.of("server", server)).target()).contains(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://github.example.com",
                "https://localhost",
                "https://127.0.0.1",
                "https://127.1",
                "https://[::1]",
                "https://0.0.0.0",
                "https://github.example.com/path",
                "https://github.example.com?a=b",
                "https://github.example.com#a",
                "https://user@github.example.com",
                "https://user:password@github.example.com",
                "https://",
                "github.example.com"
            })
    void aServerIsAnHttpsAddressOfAnotherMachine(String server) {
        ConnectorException refusal = Refusals.refusalOf(() -> create(Map.of("server", server)));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.getMessage()).contains("server must be").doesNotContain(server);
        assertThatIllegalArgumentException().isThrownBy(() -> GitHubEndpoints.ofServer(server));
    }

    @Test
    void aServersNameThatIsTooLongIsRefused() {
        String server = "https://" + "a".repeat(60) + ".example.com";

        assertThat(Refusals.refusalOf(() -> create(Map.of("server", server))).getMessage())
                .contains("server has a name that is too long");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        Map<String, String> wrong = Map.of("clientId", "with space", "scope", "UPPER", "server", "https://localhost");

        assertThat(Refusals.refusalOf(() -> create(wrong)).getMessage()).contains("clientId", "scope", "server");
    }

    @Test
    void anAddressThatIsNoneIsToldOnce() {
        assertThat(Refusals.refusalOf(() -> create(Map.of("server", "github.example.com")))
                        .getMessage())
                .containsOnlyOnce("server");
    }

    @Test
    void configuredScopesReplaceTheUsualOnes() {
        SocialConnector connector = create(Map.of("scope", "user:email, read:org"));

        assertThat(connector.begin(GitHubBed.options()).session().scopes()).containsExactly("user:email", "read:org");
    }

    @Test
    void inCodePlainHttpIsForThisMachineOnly() {
        URI plain = URI.create("http://github.example.com");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GitHubEndpoints(plain, plain))
                .withMessageContaining("site");
        assertThatIllegalArgumentException().isThrownBy(() -> new GitHubEndpoints(bed.github.site(), plain));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GitHubEndpoints(URI.create(bed.github.site() + "/"), bed.github.api()));
    }

    @Test
    void settingsInCodeAreCheckedToo() {
        assertThatIllegalArgumentException().isThrownBy(() -> GitHubConfig.of("../token", "secret"));
        assertThatIllegalArgumentException().isThrownBy(() -> GitHubConfig.of("Ov23li", " "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitHubConfig.of("Ov23li", "secret").withScopes(List.of("two scopes")));
        GitHubEndpoints tooLong = GitHubEndpoints.ofServer("https://" + "a".repeat(60) + ".example.com");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitHubConfig.of("Ov23li", "secret").withEndpoints(tooLong))
                .withMessageContaining("too long");
    }

    @Test
    void goodSettingsPassTheCheck() {
        assertThat(bed.can(ConfigurationCheck.class).check(BACK)).isEmpty();
    }

    @Test
    void aWrongSecretIsFound() {
        assertThat(check(bed.with(GitHubEmulator.CLIENT_ID, "wrong")))
                .extracting(ConfigFault::key)
                .containsExactly("clientSecret");
    }

    @Test
    void anUnknownClientIsFound() {
        assertThat(check(bed.with("Ov23liUnknown", "wrong")))
                .extracting(ConfigFault::key)
                .containsExactly("clientId");
    }

    @ParameterizedTest
    @CsvSource({"redirect_uri_mismatch, redirectUri", "application_suspended, clientId"})
    void whatElseGitHubSaysOfTheSettingsIsTold(String word, String key) {
        bed.github.inject(GitHubPaths.TOKEN, Fault.answer(200, "{\"error\":\"" + word + "\"}"));

        assertThat(check(bed.connector)).extracting(ConfigFault::key).containsExactly(key);
    }

    @Test
    void aServerThatIsDownSaysNothingOfTheSettings() {
        bed.github.inject(GitHubPaths.TOKEN, Fault.html(503));

        assertThat(Refusals.refusalOf(() -> check(bed.connector)).reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    private static List<ConfigFault> check(GitHubConnector connector) {
        return connector.capability(ConfigurationCheck.class).orElseThrow().check(BACK);
    }

    private SocialConnector create(Map<String, String> more) {
        return new GitHubConnectorFactory().create(ConnectorConfig.of(settings(more)), bed.context);
    }

    private static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("clientId", "Ov23liSomething", "clientSecret", "a-secret"));
        settings.putAll(more);
        return settings;
    }
}
