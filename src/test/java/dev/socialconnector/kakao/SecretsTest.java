package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.printed;
import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** B7. No secret gets into a message, a cause, an event or a log, however hard the server tries to have it quoted. */
final class SecretsTest {
    private static final AuthorizationOptions OPTIONS =
            KakaoBed.options().loginHint("hint-of-a-person@example.kr").parameter("tag", "value-of-a-parameter");
    private static final List<String> WORDS_OF_THE_CALLER = List.of("hint-of-a-person", "value-of-a-parameter");

    private final RecordingListener listener = new RecordingListener();

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start().in(context -> context.withListener(listener));

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Level levelBefore = root.getLevel();
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            // The emulator's own server logs its requests; a host has none.
            if (!String.valueOf(entry.getLoggerName()).startsWith("mockwebserver3")) {
                logged.add(entry.getMessage() + " " + entry.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        root.addHandler(collector);
        root.setLevel(Level.FINEST);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(collector);
        root.setLevel(levelBefore);
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
            AuthorizationRequest request = bed.begin();
            AuthorizationCallback callback = AuthorizationCallback.fromQuery(bed.approvedQuery(request));
            List<String> secrets = Secrets.of(bed, request, callback);
            String quote = String.join("~", secrets);
            bed.kakao.clearFaults();
            bed.kakao.inject(path, answer.apply(quote));

            ConnectorException refusal = refusalOf(() -> bed.connector.complete(callback, request.session()));

            assertNothingToldOf(secrets, refusal);
        }
    }

    @Test
    void aRefusedProfileDoesNotQuoteTheTokens() {
        bed.kakao.inject(KakaoPaths.USER_ME, Fault.dropConnection());

        ConnectorException refusal = bed.refusal();

        RecordedCall exchange = bed.kakao.calls(KakaoPaths.TOKEN).get(0);
        RecordedCall lookUp = bed.kakao.calls(KakaoPaths.USER_ME).get(0);
        List<String> secrets = List.of(
                exchange.parameter("code").orElseThrow(),
                exchange.parameter("client_secret").orElseThrow(),
                exchange.parameter("code_verifier").orElseThrow(),
                lookUp.header("Authorization").orElseThrow().substring("Bearer ".length()));
        assertNothingToldOf(secrets, refusal);
    }

    /** At each step of a sign-in, with causes and stack traces. */
    @Test
    void noExceptionPrintsASecret() {
        AuthorizationRequest request = bed.connector.begin(OPTIONS);
        AuthorizationCallback callback = AuthorizationCallback.fromQuery(bed.approvedQuery(request));
        AuthorizationSession session = request.session();
        AuthorizationSession another = bed.begin().session();
        String code = callback.code().orElseThrow();
        String echo =
                String.join(" ", code, session.state(), session.codeVerifier().orElseThrow());
        List<Fault> faults = List.of(
                Fault.kauthError(400, "invalid_grant", echo, "KOE320"),
                Fault.kauthError(400, echo, echo, echo),
                Fault.answer(200, "{\"access_token\":\"" + code + "\", not json"),
                Fault.answer(200, "{\"token_type\":\"" + code + "\"}"),
                Fault.dropConnection(),
                Fault.answer(302, Map.of("Location", "/" + code), echo));
        List<ConnectorException> refusals = new ArrayList<>();

        refusals.add(refusalOf(() -> bed.connector.complete(callback, another)));
        for (Fault fault : faults) {
            bed.kakao.clearFaults();
            bed.kakao.inject(KakaoPaths.TOKEN, 1, fault);
            refusals.add(refusalOf(() -> bed.connector.complete(callback, session)));
        }
        bed.kakao.tampering().idTokenClaims(claims -> {
            claims.put("nonce", echo);
            return claims;
        });
        refusals.add(refusalOf(() -> bed.connector.complete(callback, session)));

        assertThat(refusals).hasSize(8).allSatisfy(refusal -> {
            assertNothingToldOf(Secrets.of(bed, request, callback), refusal);
            assertNothingToldOf(WORDS_OF_THE_CALLER, refusal);
        });
    }

    /** The answer repeats what was sent. */
    @Test
    void noExceptionOfARefreshPrintsAToken() {
        AuthorizationRequest request = bed.connector.begin(OPTIONS);
        AuthorizationCallback callback = AuthorizationCallback.fromQuery(bed.approvedQuery(request));
        SocialLogin login = bed.connector.complete(callback, request.session());
        TokenRefresh refresh = bed.connector.capability(TokenRefresh.class).orElseThrow();
        String refreshToken = login.tokens().refreshToken().orElseThrow();
        bed.kakao.inject(KakaoPaths.TOKEN, Fault.kauthError(400, "invalid_grant", refreshToken, "KOE322"));

        ConnectorException refusal =
                refusalOf(() -> refresh.refresh(login.tokens(), login.profile().subject()));

        assertNothingToldOf(Secrets.of(bed, request, callback), refusal);
        assertNothingToldOf(WORDS_OF_THE_CALLER, refusal);
        assertNothingToldOf(Secrets.of(login.tokens()), refusal);
        assertNothingToldOf(Secrets.of(login.profile()), refusal);
    }

    @Test
    void aSuccessfulSignInTellsNothingSecretEither() {
        SocialLogin login = bed.signIn();

        assertThat(List.of(login.toString(), told())).allSatisfy(text -> assertThat(text)
                .doesNotContain(Secrets.of(login.tokens()))
                .doesNotContain(Secrets.of(login.profile()))
                .doesNotContain("jiu@example.kr", "3891047281", "지우"));
        assertThat(listener.events).isNotEmpty();
    }

    private String told() {
        return listener.events + "\n" + String.join("\n", logged);
    }

    private void assertNothingToldOf(List<String> secrets, ConnectorException refusal) {
        assertThat(printed(refusal)).doesNotContain(secrets);
        assertThat(refusal.providerCode().orElse("")).doesNotContain(secrets);
        assertThat(String.join("", refusal.missingScopes())).doesNotContain(secrets);
        assertThat(told()).doesNotContain(secrets);
    }
}
