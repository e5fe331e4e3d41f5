package dev.socialconnector.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.demo.accounts.Sessions;
import dev.socialconnector.demo.stories.DemoClient.Answer;
import dev.socialconnector.demo.web.ProblemPage;
import dev.socialconnector.demo.web.QuietLogs;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.EmulatedUser;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server answers when something goes wrong, or when somebody wishes it ill. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoServerTroubleTest {
    private static final String TOKEN = "/oauth/token";

    @RegisterExtension
    static final QuietLogs LOGS = QuietLogs.of(ProblemPage.class);

    @AutoClose
    private final DemoClient demo = new DemoClient();

    @AfterEach
    void clear() {
        demo.emulator().clearFaults();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Fault.kauthError(400, "invalid_grant", "used", "KOE320"), 400, "This took too long"),
                Arguments.of(Fault.tokenRateLimit(Duration.ofSeconds(7)), 429, "Many people are signing in"),
                Arguments.of(Fault.kauthError(401, "invalid_client", "bad", "KOE010"), 500, "wrong on our side"),
                Arguments.of(Fault.answer(200, "[]"), 502, "wrong on our side"),
                Arguments.of(Fault.html(503), 503, "Kakao cannot be reached"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyTroubleHasItsStatusAndItsWords(Fault fault, int status, String words) throws IOException {
        demo.emulator().inject(TOKEN, fault);

        Answer page = demo.signIn("jiu", "");

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.body()).contains(words);
        assertThat(page.headers().get("Retry-After")).isEqualTo(status == 429 ? "7" : status == 503 ? "30" : null);
    }

    @Test
    void textFromOutsideIsNotShown() throws IOException {
        Answer begun = demo.get("/login/kakao", "", "");
        String state = begun.location().getRawQuery().replaceAll(".*(state=[^&]*).*", "$1");

        Answer page = demo.get(
                "/callback/kakao?error=%3Cscript%3E&error_description=%3Cscript%3Ealert&" + state,
                begun.cookie(DemoClient.SIGN_IN_COOKIE),
                "");

        assertThat(page.status()).isGreaterThanOrEqualTo(400);
        assertThat(page.body()).doesNotContain("script", "alert");
    }

    @Test
    void markupInANicknameIsText() throws IOException {
        demo.emulator()
                .put(EmulatedUser.named("mallory", 99)
                        .nickname("<img src=x onerror=alert(1)>\"'")
                        .linkedWith("profile_nickname")
                        .build());

        Answer page = demo.get("/", demo.signIn("mallory", "").cookie(Sessions.COOKIE), "");

        assertThat(page.body())
                .contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;")
                .doesNotContain("<img src=x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login/kakao",
                "/callback/kakao",
                "/nowhere",
                "/logout",
                "/style.css",
                "/live.js",
                "/settings.js",
                "/admin",
                "/admin/kakao",
                "/brands.css",
                "/welcome",
                "/events"
            })
    void everyAnswerKeepsToItself(String path) throws IOException {
        Answer answer = demo.get(path, "", "");

        assertThat(answer.headers().get("Content-Security-Policy")).startsWith("default-src 'none'; ");
        assertThat(answer.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.headers().get("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void unknownAddressesAndMethodsAreRefused() throws IOException {
        assertThat(demo.get("/nowhere", "", "").status()).isEqualTo(404);
        assertThat(demo.get("/logout", "", "").status()).isEqualTo(405);
        assertThat(demo.get("/logout", "", "").headers().get("Allow")).isEqualTo("POST");
    }
}
