package dev.socialconnector.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.socialconnector.demo.providers.DemoProviders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line: what it prints where, and the exit status. */
final class OneSignInTest {
    /** What a run of the program left behind. */
    private record Run(int status, String out, String err) {}

    @Test
    void theResultIsOneJsonDocumentAndNothingElse() throws IOException {
        Run run = run("--once");

        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "connector",
                        "subject",
                        "name",
                        "email",
                        "phoneNumber",
                        "picture",
                        "consents",
                        "pendingConsents",
                        "idTokenVerified",
                        "accessTokenExpiresInSeconds");
        assertThat(json.path("connector").asText()).isEqualTo("kakao");
        assertThat(json.path("subject").asText()).isEqualTo("3891047281");
        assertThat(json.path("name").asText()).isEqualTo("김지우");
        assertThat(json.path("email").toString()).isEqualTo("{\"address\":\"jiu@example.kr\",\"verified\":true}");
        assertThat(json.path("phoneNumber").asText()).isEqualTo("+821012345678");
        assertThat(json.path("picture").asText()).startsWith("https://k.kakaocdn.net/");
        assertThat(json.at("/consents/account_email").asText()).isEqualTo("granted");
        assertThat(json.at("/consents/legal_name").asText()).isEqualTo("not_configured");
        assertThat(json.path("pendingConsents").toString()).isEqualTo("[\"birthyear\",\"birthday\",\"account_ci\"]");
        assertThat(json.path("idTokenVerified").asBoolean()).isTrue();
        assertThat(json.path("accessTokenExpiresInSeconds").asLong()).isBetween(21_500L, 21_600L);
    }

    static List<String> providers() {
        return DemoProviders.ids();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void everyProviderSignsSomebodyIn(String provider) throws IOException {
        Run run = run("--once", "--provider", provider);

        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(json.path("connector").asText()).isEqualTo(provider);
        assertThat(json.path("subject").asText()).isNotBlank();
        assertThat(json.has("idTokenVerified")).isTrue();
    }

    @Test
    void whatIsNotKnownIsNull() throws IOException {
        Run run = run("--once", "--user", "minimal");

        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.path("subject").asText()).isEqualTo("77");
        assertThat(List.of(json.path("name"), json.path("email"), json.path("phoneNumber"), json.path("picture")))
                .allMatch(JsonNode::isNull);
        assertThat(json.path("pendingConsents").toString()).isEqualTo("[]");
    }

    @Test
    void aNewcomerAgreesToWhatIsShown() throws IOException {
        Run run = run("--once", "--user", "newcomer");

        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.at("/email/address").asText()).isEqualTo("saebom@example.kr");
        assertThat(json.at("/consents/birthday").asText()).isEqualTo("pending");
        assertThat(json.at("/consents/gender").asText()).isEqualTo("unavailable");
    }

    @Test
    void aRefusedSignInEndsWithStatus1AndTheReason() {
        Run run = run("--once", "--user", "under14");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: the sign-in of under14 was refused: ACCOUNT_RESTRICTED, HTTP 403");
    }

    @Test
    void anUnknownUserEndsWithStatus2AndTheKnownNames() {
        Run run = run("--once", "--user", "nobody");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: unknown user nobody").contains("jiu, minimal, no-email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port",
                "--port x",
                "--port 65536",
                "--port -1",
                "--user jiu",
                "--once --user",
                "jiu",
                "--x",
                "--session-key c2hvcnQ",
                "--session-key !",
                "--address ftp://localhost",
                "--address http://localhost/path",
                "--kakao http://id.example.kr:80",
                "--kakao https://127.0.0.1:9000",
                "--kakao-port x",
                "--kakao-port 9000 --kakao http://127.0.0.1:9000",
                "--once --address http://localhost",
                "--provider oidc",
                "--once --provider nobody",
                "--once --provider oidc --user jiu"
            })
    void wrongUsageEndsWithStatus2AndTheUsage(String arguments) {
        Run run = run(arguments.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").contains("Usage: ");
    }

    @Test
    void aPortInUseEndsWithStatus2AndNoStackTrace() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(List.of(run("--port", port), run("--once", "--port", port)))
                    .allSatisfy(run -> assertThat(run.err())
                            .isEqualToIgnoringNewLines("error: port " + port
                                    + " cannot be used, maybe it is in use already; choose another one with --port N"))
                    .allSatisfy(run -> assertThat(run.status()).isEqualTo(2));
            assertThat(run("--port", "0", "--kakao-port", port))
                    .extracting(Run::status, Run::err)
                    .containsExactly(2, "error: --kakao-port: cannot listen on port " + port + System.lineSeparator());
        }
    }

    @Test
    void settingsOfTheRealKakaoAreCheckedAtTheStart() {
        Run run = run(Map.of("KAKAO_CLIENT_ID", "not a key"), "--port", "0");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("KAKAO_CLIENT_ID", "clientId").doesNotContain("not a key");
    }

    @Test
    void aSessionKeyIsNeverPrinted() {
        String key = "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=";

        DemoArguments arguments = DemoArguments.parse("--session-key", key + "," + key);
        Run faulty = run(Map.of("DEMO_SESSION_KEY", key + key), "--port", "0");

        assertThat(arguments.toString()).contains("SessionKeys[2 keys]").doesNotContain("c2VjcmV0");
        assertThat(faulty.status()).isEqualTo(2);
        assertThat(faulty.err()).contains("session key").doesNotContain("c2VjcmV0");
    }

    @Test
    void helpIsNoError() {
        Run run = run("--help");

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo(DemoArguments.USAGE);
    }

    private static Run run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private static Run run(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = DemoServer.run(
                arguments,
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
