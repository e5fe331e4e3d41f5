package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** B2, B3, B5. Whatever a server does, a sign-in ends soon, in a {@link ConnectorException}, and nobody else hears of it. */
final class HostileServerTest {
    private static final String DEEP = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    private static final Charset EUC_KR = Charset.forName("EUC-KR");
    private static final Map<String, String> KOREAN_CHARSET = Map.of("Content-Type", "application/json;charset=EUC-KR");

    static final List<String> PATHS = List.of(KakaoPaths.TOKEN, KakaoPaths.JWKS, KakaoPaths.USER_ME);

    @RegisterExtension
    static final KakaoBed shared = KakaoBed.start();

    static Stream<Arguments> slowFaults() {
        return PATHS.stream()
                .flatMap(path -> Stream.of(
                        Arguments.of(path, Fault.stall()), Arguments.of(path, Fault.slowBody(Duration.ofSeconds(1)))));
    }

    @ParameterizedTest
    @MethodSource("slowFaults")
    void aServerThatIsTooSlowIsUnavailable(String path, Fault fault) {
        KakaoBed bed = freshBed(Duration.ofMillis(400));
        bed.kakao.inject(path, fault);

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal).hasMessageContaining("deadline");
    }

    @Test
    void oneDeadlineHoldsForTheWholeSignIn() {
        KakaoBed bed = freshBed(Duration.ofMillis(700));
        PATHS.forEach(path -> bed.kakao.inject(path, Fault.delay(Duration.ofMillis(400))));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(bed.kakao.count(KakaoPaths.USER_ME)).isZero();
    }

    static Stream<Arguments> hugeFaults() {
        return PATHS.stream()
                .flatMap(path -> Stream.of(
                        Arguments.of(path, Fault.endlessBody()),
                        Arguments.of(path, Fault.gzipBomb(200)),
                        Arguments.of(path, Fault.manyHeaders(10_000))));
    }

    @ParameterizedTest
    @MethodSource("hugeFaults")
    void anAnswerThatIsTooLargeIsUnexpected(String path, Fault fault) {
        KakaoBed bed = freshBed(Duration.ofSeconds(20));
        bed.kakao.inject(path, fault);

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    static Stream<Arguments> garbage() {
        return PATHS.stream().flatMap(path -> Stream.of(
                        Fault.html(200),
                        Fault.html(404),
                        Fault.answer(200, ""),
                        Fault.answer(200, "{\"id\":1,\"access_token\":\"to"),
                        Fault.answer(200, "[]"),
                        Fault.answer(200, "{} {}"),
                        Fault.answer(200, "null"),
                        Fault.answer(200, "{\"error_code\":\"KOE003\"}"),
                        Fault.answer(200, "{\"msg\":\"internal\",\"code\":-1}"),
                        Fault.answer(200, DEEP),
                        Fault.answer(200, "{\"id\":1,\"id\":2}"),
                        Fault.answer(200, "{\"a\":{\"b\":1,\"b\":1}}"),
                        Fault.answer(200, "{\"id\":" + "9".repeat(5_000) + "}"),
                        Fault.answer(200, KOREAN_CHARSET, "{\"id\":1,\"name\":\"이름\"}".getBytes(EUC_KR)),
                        Fault.answer(204, ""))
                .map(fault -> Arguments.of(path, fault)));
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void anAnswerThatMakesNoSenseIsUnexpected(String path, Fault fault) {
        KakaoBed bed = freshBed(Duration.ofSeconds(20));
        bed.kakao.inject(path, fault);

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.getCause()).isNull();
    }

    @ParameterizedTest
    @FieldSource("PATHS")
    void aMaintenancePageIsUnavailable(String path) {
        KakaoBed bed = freshBed(Duration.ofSeconds(20));
        bed.kakao.inject(path, Fault.html(503));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @ParameterizedTest
    @FieldSource("PATHS")
    void anAnswerThatBreaksOffIsUnavailable(String path) {
        KakaoBed bed = freshBed(Duration.ofSeconds(20));
        bed.kakao.inject(path, Fault.truncatedBody());

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isIn(Reason.UNAVAILABLE, Reason.UNEXPECTED_RESPONSE);
    }

    static Stream<Arguments> redirects() {
        return PATHS.stream().flatMap(path -> IntStream.of(300, 301, 302, 303, 307, 308)
                .mapToObj(status -> Arguments.of(path, status)));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void noRedirectIsFollowed(String path, int status) {
        try (KakaoEmulator elsewhere = KakaoEmulator.start()) {
            KakaoBed bed = freshBed(Duration.ofSeconds(20));
            bed.kakao.inject(path, Fault.redirect(status, elsewhere.uri(path)));

            ConnectorException refusal = bed.refusal();

            assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
            assertThat(refusal).hasMessageContaining("redirect");
            assertThat(elsewhere.connectionCount()).isZero();
        }
    }

    @Test
    void aDeadNetworkIsUnavailable() {
        KakaoBed bed = KakaoBed.start();
        AuthorizationRequest request = bed.begin();
        String query = bed.approvedQuery(request);
        bed.close();

        ConnectorException refusal = refusalOf(() -> bed.complete(query, request.session()));

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal.getCause()).hasMessageContaining("ConnectException");
    }

    /** Returns a bed that has no keys yet. */
    private static KakaoBed freshBed(Duration timeout) {
        return shared.in(context -> context.withSignInTimeout(timeout));
    }
}
