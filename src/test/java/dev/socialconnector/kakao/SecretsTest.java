package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorListener;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.KakaoPaths;
import dev.socialconnector.testing.RecordedCall;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** B7. No secret gets into a message, a cause, an event or a log, however hard the server tries to have it quoted. */
final class SecretsTest {
    private final List<String> told = new ArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Level levelBefore = root.getLevel();
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            // The emulator's own server logs its requests; a host has none.
            if (!String.valueOf(entry.getLoggerName()).startsWith("mockwebserver3")) {
                told.add(entry.getMessage() + " " + entry.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private KakaoBed bed;

    @BeforeEach
    void listen() {
        ConnectorListener listener = new ConnectorListener() {
            @Override
            public void providerCalled(ProviderCall call) {
                told.add(call.toString());
            }

            @Override
            public void keySetFetched(KeySetFetch fetch) {
                told.add(fetch.toString());
            }

            @Override
            public void signInFinished(SignInOutcome outcome) {
                told.add(outcome.toString());
            }
        };
        bed = KakaoBed.make().in(ConnectorContext.using(new OkHttpClient()).withListener(listener));
        root.addHandler(collector);
        root.setLevel(Level.FINEST);
    }

    @AfterEach
    void stop() {
        root.removeHandler(collector);
        root.setLevel(levelBefore);
        bed.close();
    }

    /** Answers that quote the request, as the text of KOE320 does with the code; the parameter stands for the secrets. */
    static Stream<Function<String, Fault>> quotingAnswers() {
        return Stream.of(
                quote -> Fault.kauthError(
                        400, "invalid_grant", "authorization code not found for code=" + quote, "KOE320"),
                quote -> Fault.kauthError(400, quote, quote, quote),
                quote -> Fault.answer(401, "{\"msg\":\"" + quote + "\",\"code\":-401}"),
                quote -> Fault.answer(403, "{\"msg\":\"x\",\"code\":-402,\"required_scopes\":[\"" + quote + "\"]}"),
                quote -> Fault.answer(500, Map.of("X-Echo", quote, "Retry-After", quote), quote),
                quote -> Fault.answer(200, "{\"" + quote + "\":"),
                quote -> Fault.answer(200, Map.of("Content-Type", quote), "{\"token_type\":\"" + quote + "\"}"),
                quote -> Fault.answer(
                        200,
                        "{\"token_type\":\"bearer\",\"access_token\":\"" + quote + "\",\"expires_in\":\"" + quote
                                + "\"}"),
                quote -> Fault.answer(302, Map.of("Location", "http://127.0.0.1:1/" + quote), ""),
                quote -> Fault.answer(407, Map.of("Proxy-Authenticate", quote), quote));
    }

    @ParameterizedTest
    @MethodSource("quotingAnswers")
    void whatTheServerQuotesIsNotRepeated(Function<String, Fault> answer) {
        for (String path : List.of(KakaoPaths.TOKEN, KakaoPaths.USER_ME)) {
            AuthorizationRequest request = bed.connector.begin(KakaoBed.options());
            AuthorizationCallback callback = KakaoBed.callback(bed.kakao.approve(request.uri(), "jiu"));
            List<String> secrets = secretsOf(request, callback);
            String quote = String.join("~", secrets);
            bed.kakao.clearFaults();
            bed.kakao.inject(path, answer.apply(quote));

            ConnectorException refusal = catchThrowableOfType(
                    ConnectorException.class, () -> bed.connector.complete(callback, request.session()));

            assertNothingToldOf(secrets, refusal);
        }
    }

    @Test
    void aRefusedProfileDoesNotQuoteTheTokens() {
        bed.kakao.inject(KakaoPaths.USER_ME, Fault.dropConnection());

        ConnectorException refusal = bed.refusal("jiu");

        RecordedCall exchange = bed.kakao.calls(KakaoPaths.TOKEN).get(0);
        RecordedCall lookUp = bed.kakao.calls(KakaoPaths.USER_ME).get(0);
        List<String> secrets = List.of(
                exchange.parameter("code").orElseThrow(),
                exchange.parameter("client_secret").orElseThrow(),
                exchange.parameter("code_verifier").orElseThrow(),
                lookUp.header("Authorization").orElseThrow().substring("Bearer ".length()));
        assertNothingToldOf(secrets, refusal);
    }

    @Test
    void aSuccessfulSignInTellsNothingSecretEither() {
        var login = bed.signIn("jiu");

        List<String> secrets = List.of(
                login.tokens().accessToken().orElseThrow(),
                login.tokens().refreshToken().orElseThrow(),
                login.tokens().idToken().orElseThrow(),
                "jiu@example.kr",
                "3891047281",
                "지우");
        assertThat(login.toString()).doesNotContain(secrets);
        assertThat(String.join("\n", told)).doesNotContain(secrets);
        assertThat(told).isNotEmpty();
    }

    private List<String> secretsOf(AuthorizationRequest request, AuthorizationCallback callback) {
        return List.of(
                bed.kakao.app().clientSecret(),
                callback.code().orElseThrow(),
                request.session().state(),
                request.session().nonce().orElseThrow(),
                request.session().codeVerifier().orElseThrow());
    }

    private void assertNothingToldOf(List<String> secrets, ConnectorException refusal) {
        StringWriter trace = new StringWriter();
        refusal.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(secrets);
        assertThat(refusal.providerCode().orElse("")).doesNotContain(secrets);
        assertThat(String.join("", refusal.missingScopes())).doesNotContain(secrets);
        assertThat(String.join("\n", told)).doesNotContain(secrets);
    }
}
